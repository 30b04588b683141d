// The dossier list on a narrow screen: a card per dossier instead of a row.

import { Link } from "wouter";
import { useCatalogue } from "../../../api/catalogue";
import type { DossierRow } from "../../../api/types";
import { useText } from "../../../app/i18n";
import { path } from "../../../app/routes";
import cards from "../../../ui/Cards.module.css";
import { DossierIcons } from "../DossierMarks";
import { DueDate } from "../DueDate";
import { StageLabel } from "../StageLabel";
import styles from "./DossierCards.module.css";

export function DossierCards({ rows, label }: { rows: DossierRow[]; label: string }) {
  return (
    <ul className={cards.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={row.number}>
          <Card row={row} />
        </li>
      ))}
    </ul>
  );
}

function Card({ row }: { row: DossierRow }) {
  const t = useText();
  const { label } = useCatalogue();
  return (
    <Link href={path("dossier", { number: row.number })} className={cards.card}>
      <span className={styles.line}>
        <span className={styles.number}>
          {row.number} <DossierIcons dossier={row} />
        </span>
        {row.due_date && (
          <span className={styles.due}>
            <DueDate value={row.due_date} />
          </span>
        )}
      </span>
      <span className={styles.customer}>{row.customer ?? "–"}</span>
      {row.address && <span className={styles.muted}>{row.address}</span>}
      <span className={styles.line}>
        <span className={styles.muted}>{label("types", row.type)}</span>
        <StageLabel type={row.type} stage={row.stage} />
      </span>
      <span className={styles.muted}>{row.assignee?.name ?? t("nobody")}</span>
    </Link>
  );
}
