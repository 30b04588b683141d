// A journey as a train: its dossiers in order, with where each of them stands, and the places for those that may follow.

import { useState } from "react";
import { Link } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import type { Journey, Wagon } from "../../api/types";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useMay } from "../../app/session";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { DueDate } from "../dossiers/DueDate";
import { StageLabel } from "../dossiers/StageLabel";
import { type FollowUp, FollowUpDialog } from "../openings/FollowUpDialog";
import styles from "./Train.module.css";
import { trainOf, wagonBefore } from "./trainOrder";

export interface TrainProps {
  journey: Pick<Journey, "number" | "dossiers">;
  /** Number of the dossier that is on the screen. */
  current?: string;
}

export function Train({ journey, current }: TrainProps) {
  const t = useText();
  const mayAdd = useMay("create_dossier");
  const { catalogue, label } = useCatalogue();
  const [followUp, setFollowUp] = useState<FollowUp | null>(null);
  const wagons = journey.dossiers;
  const subtypes = catalogue?.subtypes ?? [];
  const { places, others } = trainOf(wagons, mayAdd ? (catalogue?.types ?? []) : [], subtypes);
  const couple = (type: string) => {
    const follows = current ?? wagonBefore(type, wagons, subtypes);
    if (follows) setFollowUp({ type, follows });
  };
  return (
    <>
      <ol className={styles.train} aria-label={t("train")}>
        {places.map((place) => (
          <li key={place.kind === "wagon" ? place.wagon.number : place.type} className={styles.place}>
            {place.kind === "wagon" ? (
              <WagonCard
                wagon={place.wagon}
                isFirst={place.wagon.number === journey.number}
                isCurrent={place.wagon.number === current}
              />
            ) : (
              <Coupling type={place.type} onPress={() => couple(place.type)} />
            )}
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <div className={styles.more}>
          <Menu
            label={t("follow-up-other")}
            icon="plus"
            variant="quiet"
            size="small"
            items={others.map((key) => ({ key, label: label("types", key) }))}
            onAction={couple}
          />
        </div>
      )}
      {followUp && <FollowUpDialog {...followUp} onClose={() => setFollowUp(null)} />}
    </>
  );
}

/** The place of a step that the journey has not taken yet. */
function Coupling({ type, onPress }: { type: string; onPress: () => void }) {
  const t = useText();
  const { label } = useCatalogue();
  const name = label("types", type);
  return (
    <div className={styles.coupling}>
      <Button
        variant="quiet"
        size="small"
        icon="plus"
        aria-label={t("follow-up", { type: name })}
        onPress={onPress}
      >
        {name}
      </Button>
    </div>
  );
}

function WagonCard({ wagon, isFirst, isCurrent }: { wagon: Wagon; isFirst: boolean; isCurrent: boolean }) {
  const t = useText();
  const { label, subtypeLabel, type: typeOf } = useCatalogue();
  const isCompleted = typeOf(wagon.type)?.stages.at(-1)?.key === wagon.stage;
  return (
    <article className={isCurrent ? `${styles.wagon} ${styles.current}` : styles.wagon}>
      <div className={styles.words}>
        <p className={styles.head}>
          {isCurrent ? (
            <span className={styles.number} aria-current="true">
              {wagon.number}
            </span>
          ) : (
            <Link href={path("dossier", { number: wagon.number })} className={styles.number}>
              {wagon.number}
            </Link>
          )}
          {isFirst && <Badge tone="info">{t("train-first")}</Badge>}
          {isCurrent && <Badge tone="accent">{t("train-current")}</Badge>}
        </p>
        <p className={styles.type}>
          {label("types", wagon.type)}
          {wagon.subtype && <span> · {subtypeLabel(wagon.type, wagon.subtype)}</span>}
        </p>
      </div>
      <StageLabel type={wagon.type} stage={wagon.stage} />
      <p className={styles.muted}>{wagon.assignee_name ?? t("nobody")}</p>
      <p className={styles.muted}>
        {wagon.due_date && (
          <>
            <span className="visually-hidden">{t("due")}: </span>
            <DueDate value={wagon.due_date} isCompleted={isCompleted} />
          </>
        )}
      </p>
    </article>
  );
}
