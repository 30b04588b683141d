// The events on a narrow screen: a card per event instead of a row.

import { useCatalogue } from "../../api/catalogue";
import type { EventRow } from "../../api/events";
import { useText } from "../../app/i18n";
import { CardFact, CardName, RecordCards, type RecordCardsProps } from "../records/RecordCards";
import { StandingBadge } from "./StandingBadge";
import { eventPath, KINDS, useDaysText } from "./words";

export type EventCardsProps = Omit<
  RecordCardsProps<EventRow>,
  "rowKey" | "rowHref" | "card" | "actions" | "toolbar"
>;

export function EventCards(list: EventCardsProps) {
  return (
    <RecordCards
      {...list}
      rowKey={(row) => row.id}
      rowHref={(row) => eventPath(row.id)}
      card={(row) => <Card row={row} />}
      toolbar={null}
    />
  );
}

function Card({ row }: { row: EventRow }) {
  const t = useText();
  const daysText = useDaysText();
  const { optionLabel } = useCatalogue();
  return (
    <>
      <CardName>
        {row.name} <StandingBadge days={row} />
      </CardName>
      <span>{daysText(row)}</span>
      <CardFact>{[optionLabel(KINDS, row.kind), row.place].filter(Boolean).join(" · ")}</CardFact>
      <CardFact>{t("event-people-count", { count: row.people })}</CardFact>
    </>
  );
}
