// A list of records on a narrow screen: a card per record instead of a row.

import type { ReactNode } from "react";
import { Link } from "wouter";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import cards from "../../ui/Cards.module.css";
import { ErrorState, Skeleton } from "../../ui/States";
import styles from "./RecordCards.module.css";

export interface RecordCardsProps<Row> {
  label: string;
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Opens the record: the whole card is the link. */
  rowHref: (row: Row) => string;
  card: (row: Row) => ReactNode;
  /** What can be done at once, at the foot of the card. */
  actions?: (row: Row) => ReactNode;
  error: unknown;
  onRetry: () => void;
  hasMore: boolean;
  onMore: () => void;
  isLoadingMore: boolean;
  empty: ReactNode;
  toolbar: ReactNode;
}

export function RecordCards<Row>(props: RecordCardsProps<Row>) {
  return (
    <div className={styles.list}>
      {props.toolbar && <div className={styles.tools}>{props.toolbar}</div>}
      <Rows {...props} />
    </div>
  );
}

function Rows<Row>(props: RecordCardsProps<Row>) {
  const t = useText();
  if (props.error) return <ErrorState error={props.error} onRetry={props.onRetry} />;
  if (props.rows === undefined) return <Skeleton lines={8} />;
  if (props.rows.length === 0) return <>{props.empty}</>;
  return (
    <>
      <ul className={cards.cards} aria-label={props.label}>
        {props.rows.map((row) => (
          <li key={props.rowKey(row)} className={props.actions && styles.framed}>
            <Link href={props.rowHref(row)} className={cards.card}>
              {props.card(row)}
            </Link>
            {props.actions && <div className={styles.actions}>{props.actions(row)}</div>}
          </li>
        ))}
      </ul>
      {props.hasMore && (
        <Button isWide isPending={props.isLoadingMore} onPress={props.onMore}>
          {t("show-more")}
        </Button>
      )}
    </>
  );
}

/** What the record is called, with what marks it. */
export function CardName({ children }: { children: ReactNode }) {
  return <span className={styles.name}>{children}</span>;
}

export function CardFact({ children }: { children: ReactNode }) {
  return <span className={styles.muted}>{children}</span>;
}
