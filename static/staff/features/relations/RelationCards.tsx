// The list of people or organisations on a narrow screen: a card per record instead of a row.

import type { Noun, RelationRow } from "../../api/relations";
import { useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import { CardFact, CardName, RecordCards, type RecordCardsProps } from "../records/RecordCards";
import { identityText, recordPath } from "./words";

export type RelationCardsProps = Omit<RecordCardsProps<RelationRow>, "rowKey" | "rowHref" | "card"> & {
  noun: Noun;
};

export function RelationCards({ noun, ...list }: RelationCardsProps) {
  return (
    <RecordCards
      {...list}
      rowKey={(row) => row.id}
      rowHref={(row) => recordPath(noun, row.id)}
      card={(row) => <Card row={row} />}
    />
  );
}

function Card({ row }: { row: RelationRow }) {
  const t = useText();
  const identity = identityText(row);
  return (
    <>
      <CardName>
        {row.name} {row.state === "inactive" && <Badge>{t("state-inactive")}</Badge>}
      </CardName>
      {identity && <CardFact>{identity}</CardFact>}
      <CardFact>{t("relation-journey-count", { count: row.journeys ?? 0 })}</CardFact>
    </>
  );
}
