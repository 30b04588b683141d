// The list of addresses on a narrow screen: a card per address instead of a row.

import type { AddressRow } from "../../api/addresses";
import { useCatalogue } from "../../api/catalogue";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { CardFact, CardName, RecordCards, type RecordCardsProps } from "../records/RecordCards";
import { AddressStateBadge } from "./AddressStateBadge";
import { matchButtonId } from "./words";

export type AddressCardsProps = Omit<RecordCardsProps<AddressRow>, "card" | "actions"> & {
  onMatch?: (row: AddressRow) => void;
};

export function AddressCards({ onMatch, ...list }: AddressCardsProps) {
  const t = useText();
  const match = (row: AddressRow) => (
    <Button
      id={matchButtonId(row.id)}
      size="small"
      aria-label={t("address-match-named", { address: row.text })}
      onPress={() => onMatch?.(row)}
    >
      {t("address-match-open")}
    </Button>
  );
  return <RecordCards {...list} card={(row) => <Card row={row} />} actions={onMatch ? match : undefined} />;
}

function Card({ row }: { row: AddressRow }) {
  const t = useText();
  const { optionLabel } = useCatalogue();
  return (
    <>
      <CardName>
        {row.text} <AddressStateBadge state={row.state} />
      </CardName>
      {row.dwelling_type && <CardFact>{optionLabel("dwelling_type", row.dwelling_type)}</CardFact>}
      <CardFact>{t("relation-journey-count", { count: row.journeys ?? 0 })}</CardFact>
    </>
  );
}
