// The open dossiers assigned to me, the ones that changed last on top.

import { Link } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import { useDossiers } from "../../api/dossiers";
import type { DossierRow } from "../../api/types";
import { today } from "../../app/dates";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Badge } from "../../ui/Badge";
import { ButtonLink } from "../../ui/Button";
import { DateText } from "../../ui/DateText";
import { Panel } from "../../ui/Panel";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import styles from "./HomePage.module.css";

const SHOWN_MAX = 10;

export function MyDossiers() {
  const t = useText();
  const dossiers = useDossiers({ assignee: "me", state: "active", sort: "-updated_at", limit: SHOWN_MAX });
  const rows = dossiers.data?.pages[0]?.items.slice(0, SHOWN_MAX);
  return (
    <Panel
      title={t("home-my-dossiers")}
      actions={
        <ButtonLink href={`${path("dossiers")}?assignee=me`} variant="quiet" size="small">
          {t("home-all-mine")}
        </ButtonLink>
      }
      isFlush
    >
      {rows === undefined ? (
        dossiers.isError ? (
          <ErrorState error={dossiers.error} onRetry={() => dossiers.refetch()} />
        ) : (
          <Skeleton lines={5} />
        )
      ) : rows.length === 0 ? (
        <EmptyState icon="folder" title={t("home-my-dossiers-empty")} />
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.number}>
              <Row row={row} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ row }: { row: DossierRow }) {
  const t = useText();
  const { label, stageLabel } = useCatalogue();
  const isOverdue = Boolean(row.due_date && row.due_date < today());
  return (
    <Link href={path("dossier", { number: row.number })} className={`${styles.row} ${styles.dossier}`}>
      <span className={styles.number}>{row.number}</span>
      <span className={styles.strong}>{row.customer ?? "–"}</span>
      <span className={styles.muted}>{row.address ?? "–"}</span>
      <span className={styles.muted}>
        {label("types", row.type)} · {stageLabel(row.type, row.stage)}
      </span>
      <span className={styles.end}>
        {isOverdue ? (
          <Badge tone="danger" icon="clock">
            <span className="visually-hidden">{t("overdue")}: </span>
            <DateText value={row.due_date} />
          </Badge>
        ) : (
          row.due_date && (
            <>
              <span className="visually-hidden">{t("due")}: </span>
              <DateText value={row.due_date} />
            </>
          )
        )}
      </span>
    </Link>
  );
}
