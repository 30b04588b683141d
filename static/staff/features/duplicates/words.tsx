// What people, organisations and addresses differ in where two of them become one: the words for their fields and values.

import { type ReactNode, useMemo } from "react";
import { Link } from "wouter";
import type { Compared, ComparedRecord, MergeField, MergeNoun } from "../../api/merges";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useFieldLabels as useAddressLabels, useValueText as useAddressText } from "../addresses/words";
import { nameOf } from "../buildings/values";
import { buildingPath } from "../buildings/words";
import { useFieldLabels as useRelationLabels, useValueText as useRelationText } from "../relations/words";

export const recordPath = (noun: MergeNoun, id: string) => path(noun, { id });

/** By which a reader recognises a record: its name, or its line. */
export const titleOf = ({ name, text }: Compared) => name ?? text ?? "";

type Value = string | number | null | undefined;

export interface MergeWords {
  /** Of the fields that are compared, and of what the history tells besides. */
  labels: Record<string, string>;
  /** A value in words, with the way to what it names; empty when there is none. */
  shown: (field: string, value: Value) => ReactNode;
  /** The value of a field of a record, in words alone. */
  textOf: (record: ComparedRecord, field: MergeField) => string;
  /** How sure the record is; empty where that cannot be said. */
  standing: (record: ComparedRecord) => string;
}

export function useMergeWords(noun: MergeNoun): MergeWords {
  const relation = useRelationWords();
  const address = useAddressWords();
  const words = { contact: relation, organisation: relation, address };
  return words[noun];
}

function useRelationWords(): MergeWords {
  const t = useText();
  const fields = useRelationLabels();
  const valueText = useRelationText();
  const labels = useMemo(() => ({ ...fields, state: t("dossier-state") }), [fields, t]);
  const text = (field: string, value: Value) => {
    if (!value) return "";
    return field === "state" ? t(`state-${value}`) : valueText(field, String(value));
  };
  return { labels, shown: text, textOf: (record, field) => text(field, record[field]), standing: () => "" };
}

function useAddressWords(): MergeWords {
  const t = useText();
  const fields = useAddressLabels();
  const valueText = useAddressText();
  const labels = useMemo(
    () => ({
      ...fields,
      building_id: t("building"),
      state: t("dossier-state"),
      register_id: t("register-id"),
      manual_reason: t("address-reason"),
    }),
    [fields, t],
  );
  const stateText = (state: Value) => t(`address-state-${state}`);
  return {
    labels,
    shown: (field, value) => {
      if (!value) return "";
      if (field === "state") return stateText(value);
      if (field !== "building_id") return valueText(field, value);
      return <Link href={buildingPath(String(value))}>{t("building")}</Link>;
    },
    textOf: (record, field) => {
      if (field !== "building_id" || !record.building_id) return valueText(field, record[field]);
      // Buildings are told apart by their addresses.
      return (record.building && nameOf(record.building)) ?? t("building");
    },
    standing: ({ state }) => stateText(state),
  };
}
