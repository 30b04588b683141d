// The facts about an address: to read, and in the same place to change.

import type { ReactNode } from "react";
import type { Address } from "../../api/addresses";
import { useText } from "../../app/i18n";
import { type Fact, KeyValue } from "../../ui/KeyValue";
import { RecordPanel } from "../records/RecordPanel";
import styles from "./AddressData.module.css";
import { AddressForm } from "./AddressForm";
import { type AddressField, APARTMENT, FIELDS, valuesOf } from "./values";
import { useFieldLabels, useValueText } from "./words";

export function AddressData({ latest }: { latest: Address }) {
  const t = useText();
  return (
    <RecordPanel
      title={t("relation-data")}
      mayEdit={latest.allowed.edit}
      form={(onClose) => <AddressForm latest={latest} onClose={onClose} />}
    >
      <Facts address={latest} />
    </RecordPanel>
  );
}

function Facts({ address }: { address: Address }) {
  const t = useText();
  const labels = useFieldLabels();
  const valueText = useValueText();
  const values = valuesOf(address);
  const isOdd = address.warnings.includes("odd_parcel_number");
  // The line stands above the page; only an apartment lies somewhere in a building.
  const shown = FIELDS.filter(
    (field) =>
      field !== "text" &&
      (field !== "apartment_situation" || values.dwelling_type === APARTMENT || values[field] !== ""),
  );
  const shownOf = (field: AddressField): ReactNode => {
    const text = valueText(field, values[field]);
    if (field !== "parcel_number" || !isOdd) return text;
    return (
      <>
        {text} <span className={styles.warning}>{t("parcel-number-odd")}</span>
      </>
    );
  };
  return (
    <KeyValue
      facts={shown.map(
        (field): Fact => ({
          label: labels[field],
          value: shownOf(field),
          isLong: field === "apartment_situation" && values[field] !== "",
        }),
      )}
    />
  );
}
