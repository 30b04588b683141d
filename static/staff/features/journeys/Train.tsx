// A journey as a train: its dossiers in order, with where each of them stands.

import { Link } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import type { Wagon } from "../../api/types";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Badge } from "../../ui/Badge";
import { DueDate } from "../dossiers/DueDate";
import { StageLabel } from "../dossiers/StageLabel";
import styles from "./Train.module.css";

export function Train({ wagons, current }: { wagons: Wagon[]; current?: string }) {
  const t = useText();
  return (
    <ol className={styles.train} aria-label={t("train")}>
      {wagons.map((wagon, index) => (
        <li key={wagon.number} className={styles.place}>
          <WagonCard wagon={wagon} isFirst={index === 0} isCurrent={wagon.number === current} />
        </li>
      ))}
    </ol>
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
