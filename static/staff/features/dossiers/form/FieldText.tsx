// The value of a field as text, where it cannot be changed.

import type { ReactNode } from "react";
import type { DetailValue, Field } from "../../../api/types";
import { LOCALES, useLanguage, useText } from "../../../app/i18n";
import { DateText, DateTimeText } from "../../../ui/DateText";
import { writtenPartialDate } from "../../../ui/partialDate";
import { keysOf, useFieldOptions } from "./useFieldOptions";

export function FieldText({ field, type, value }: { field: Field; type: string; value: DetailValue }) {
  const t = useText();
  const optionsOf = useFieldOptions();
  const format = useNumberFormat();
  if (value === null || value === "" || keysOf(value).length === 0) {
    if (typeof value !== "number") return <>–</>;
  }
  switch (field.kind) {
    case "date":
      return <DateText value={String(value)} />;
    case "date_time":
      return <DateTimeText value={String(value)} />;
    case "partial_date":
      return <>{writtenPartialDate(String(value))}</>;
    case "integer":
    case "decimal":
    case "money":
      return <>{format(field, Number(value))}</>;
    case "option":
    case "options": {
      const options = optionsOf(field, type, value);
      const label = (key: string) => options.find((option) => option.key === key)?.label ?? key;
      return <>{keysOf(value).map(label).join(", ")}</>;
    }
    case "yes_no_unknown":
      return <>{value === "yes" ? t("yes") : value === "no" ? t("no") : t("unknown")}</>;
    default:
      return <>{value as ReactNode}</>;
  }
}

/** "3 werkdagen", "€ 1.250,00", "12,5 m²". */
function useNumberFormat(): (field: Field, value: number) => string {
  const t = useText();
  const language = useLanguage();
  return (field, value) => {
    const scale = scaleOf(field);
    const amount = value / 10 ** scale;
    if (field.kind === "money") {
      return new Intl.NumberFormat(LOCALES[language], { style: "currency", currency: "EUR" }).format(amount);
    }
    if (field.unit === "working_days") return t("working-days", { count: amount });
    const number = new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: scale }).format(amount);
    return field.unit ? `${number} ${field.unit}` : number;
  };
}

/** How many digits of the value are decimals. */
export function scaleOf(field: Field): number {
  return field.kind === "money" ? 2 : field.kind === "decimal" ? (field.scale ?? 0) : 0;
}
