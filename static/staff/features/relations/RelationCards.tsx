// The list of people or organisations on a narrow screen: a card per record instead of a row.

import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Noun, RelationRow } from "../../api/relations";
import { useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import cards from "../../ui/Cards.module.css";
import { ErrorState, Skeleton } from "../../ui/States";
import styles from "./RelationCards.module.css";
import { identityText, recordPath } from "./words";

export interface RelationCardsProps {
  noun: Noun;
  label: string;
  rows: RelationRow[] | undefined;
  error: unknown;
  onRetry: () => void;
  hasMore: boolean;
  onMore: () => void;
  isLoadingMore: boolean;
  empty: ReactNode;
  toolbar: ReactNode;
}

export function RelationCards(props: RelationCardsProps) {
  return (
    <div className={styles.list}>
      <div className={styles.tools}>{props.toolbar}</div>
      <Rows {...props} />
    </div>
  );
}

function Rows(props: RelationCardsProps) {
  const t = useText();
  if (props.error) return <ErrorState error={props.error} onRetry={props.onRetry} />;
  if (props.rows === undefined) return <Skeleton lines={8} />;
  if (props.rows.length === 0) return <>{props.empty}</>;
  return (
    <>
      <ul className={cards.cards} aria-label={props.label}>
        {props.rows.map((row) => (
          <li key={row.id}>
            <Card noun={props.noun} row={row} />
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

function Card({ noun, row }: { noun: Noun; row: RelationRow }) {
  const t = useText();
  const identity = identityText(row);
  return (
    <Link href={recordPath(noun, row.id)} className={cards.card}>
      <span className={styles.name}>
        {row.name} {row.state === "inactive" && <Badge>{t("state-inactive")}</Badge>}
      </span>
      {identity && <span className={styles.muted}>{identity}</span>}
      <span className={styles.muted}>{t("relation-journey-count", { count: row.journeys })}</span>
    </Link>
  );
}
