// The journeys in which somebody is involved, with their dossiers, newest first.

import { Link } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import {
  type InvolvedDossier,
  type InvolvedJourney,
  type Noun,
  type Relation,
  useMoreJourneys,
} from "../../api/relations";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { EmptyState } from "../../ui/States";
import { StageLabel } from "../dossiers/StageLabel";
import { Capacities } from "./Capacities";
import styles from "./InvolvedJourneys.module.css";

export function InvolvedJourneys({ noun, record }: { noun: Noun; record: Relation }) {
  const t = useText();
  const { items, next } = record.journeys;
  const more = useMoreJourneys(noun, record.id, next);
  const journeys = [...items, ...(more.data?.pages.flatMap((page) => page.items) ?? [])];
  const hasMore = more.data ? more.hasNextPage : Boolean(next);
  return (
    <Panel title={t("relation-journeys")} isFlush>
      {journeys.length === 0 ? (
        <EmptyState icon="route" title={t(`relation-journeys-none-${noun}`)} />
      ) : (
        <ul className={styles.journeys} aria-label={t("relation-journeys")}>
          {journeys.map((journey) => (
            <li key={journey.number} className={styles.journey}>
              <Journey journey={journey} />
            </li>
          ))}
        </ul>
      )}
      {hasMore && (
        <div className={styles.more}>
          <Button
            isPending={more.isFetching}
            onPress={() => (more.data ? more.fetchNextPage() : more.refetch())}
          >
            {t("show-more")}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Journey({ journey }: { journey: InvolvedJourney }) {
  const t = useText();
  const { parties, dossiers } = journey;
  return (
    <>
      <div className={styles.head}>
        <Link href={path("journey", { number: journey.number })} className={styles.number}>
          {t("journey-of", { number: journey.number })}
        </Link>
        {journey.address && <span className={styles.address}>{journey.address}</span>}
        {parties.some((party) => party.is_primary) && <Badge tone="accent">{t("main-contact")}</Badge>}
      </div>
      {parties
        .filter((party) => party.capacities.length > 0)
        .map((party) => (
          <Capacities key={party.id} capacities={party.capacities} />
        ))}
      {dossiers.length > 0 && (
        <ul className={styles.dossiers} aria-label={t("train")}>
          {dossiers.map((dossier) => (
            <li key={dossier.number} className={styles.dossier}>
              <DossierLine dossier={dossier} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function DossierLine({ dossier }: { dossier: InvolvedDossier }) {
  const t = useText();
  const { label, subtypeLabel } = useCatalogue();
  return (
    <>
      <span className={styles.words}>
        <Link href={path("dossier", { number: dossier.number })} className={styles.number}>
          {dossier.number}
        </Link>
        <span className={styles.muted}>
          {label("types", dossier.type)}
          {dossier.subtype && ` · ${subtypeLabel(dossier.type, dossier.subtype)}`}
        </span>
      </span>
      <StageLabel type={dossier.type} stage={dossier.stage} />
      <span className={styles.muted}>{dossier.assignee_name ?? t("nobody")}</span>
    </>
  );
}
