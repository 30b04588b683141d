// The facts about a building: to read, and in the same place to change.

import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Building } from "../../api/buildings";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { type Fact, KeyValue } from "../../ui/KeyValue";
import { RecordPanel } from "../records/RecordPanel";
import { BuildingForm } from "./BuildingForm";
import { type BuildingField, FIELDS, valuesOf } from "./values";
import { useFieldLabels, useValueText } from "./words";

export function BuildingData({ latest }: { latest: Building }) {
  const t = useText();
  return (
    <RecordPanel
      title={t("relation-data")}
      mayEdit={latest.may_edit}
      form={(onClose) => <BuildingForm latest={latest} onClose={onClose} />}
    >
      <BuildingFacts building={latest} />
    </RecordPanel>
  );
}

export interface BuildingFactsProps {
  building: Building;
  fields?: readonly BuildingField[];
}

export function BuildingFacts({ building, fields = FIELDS }: BuildingFactsProps) {
  const labels = useFieldLabels();
  const { association } = building;
  const valueText = useValueText(() => association?.name ?? "");
  const values = valuesOf(building);
  const shownOf = (field: BuildingField): ReactNode => {
    const text = valueText(field, values[field]);
    if (field !== "association_id" || !association) return text;
    return <Link href={path("organisation", { id: association.id })}>{text}</Link>;
  };
  return <KeyValue facts={fields.map((field): Fact => ({ label: labels[field], value: shownOf(field) }))} />;
}
