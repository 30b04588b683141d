// The journeys that a record has a part in, with their dossiers, newest first.

import type { ReactNode } from "react";
import { Link } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import type { InvolvedDossier } from "../../api/relations";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { EmptyState } from "../../ui/States";
import { StageLabel } from "../dossiers/StageLabel";
import styles from "./RecordJourneys.module.css";

interface Journey {
  number: string;
  dossiers: InvolvedDossier[];
}

interface JourneyPage<One> {
  items: One[];
  next?: string | null;
}

export interface RecordJourneysProps<One extends Journey> {
  /** Those that came with the record. */
  first: JourneyPage<One>;
  /** The pages after it; not read until they are asked for. */
  more: {
    data: { pages: JourneyPage<One>[] } | undefined;
    hasNextPage: boolean;
    isFetching: boolean;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
  /** What to say when there are none. */
  empty: string;
  /** Stands beside the number. */
  head: (journey: One) => ReactNode;
  /** Stands between the number and the dossiers. */
  body: (journey: One) => ReactNode;
}

export function RecordJourneys<One extends Journey>({
  first,
  more,
  empty,
  head,
  body,
}: RecordJourneysProps<One>) {
  const t = useText();
  const journeys = [...first.items, ...(more.data?.pages.flatMap((page) => page.items) ?? [])];
  const hasMore = more.data ? more.hasNextPage : Boolean(first.next);
  return (
    <Panel title={t("relation-journeys")} isFlush>
      {journeys.length === 0 ? (
        <EmptyState icon="route" title={empty} />
      ) : (
        <ul className={styles.journeys} aria-label={t("relation-journeys")}>
          {journeys.map((journey) => (
            <li key={journey.number} className={styles.journey}>
              <div className={styles.head}>
                <Link href={path("journey", { number: journey.number })} className={styles.number}>
                  {t("journey-of", { number: journey.number })}
                </Link>
                {head(journey)}
              </div>
              {body(journey)}
              <Dossiers dossiers={journey.dossiers} />
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

function Dossiers({ dossiers }: { dossiers: InvolvedDossier[] }) {
  const t = useText();
  if (dossiers.length === 0) return null;
  return (
    <ul className={styles.dossiers} aria-label={t("train")}>
      {dossiers.map((dossier) => (
        <li key={dossier.number} className={styles.dossier}>
          <DossierLine dossier={dossier} />
        </li>
      ))}
    </ul>
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
