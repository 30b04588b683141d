// What addresses and buildings both tell of a dwelling, to fill in.

import { useCatalogue } from "../../api/catalogue";
import { useText } from "../../app/i18n";
import { RadioGroup } from "../../ui/Choice";
import { FieldRow } from "../../ui/Form";
import { NumberField } from "../../ui/NumberField";
import { Select } from "../../ui/Select";
import { LISTS, type ListedField, useFactLabels } from "./words";

export interface Dwelling {
  construction_year: number | null;
  floor_area_m2_tenths: number | null;
  energy_carrier: string;
  heritage: string;
}

export interface DwellingFieldsProps {
  values: Dwelling;
  before: { energy_carrier?: string | null };
  onChange: (part: Partial<Dwelling>) => void;
}

export function DwellingFields({ values, before, onChange }: DwellingFieldsProps) {
  const t = useText();
  const labels = useFactLabels();
  return (
    <>
      <FieldRow>
        <NumberField
          label={labels.construction_year}
          name="construction_year"
          isYear
          value={values.construction_year}
          onChange={(construction_year) => onChange({ construction_year })}
        />
        <NumberField
          label={labels.floor_area_m2_tenths}
          name="floor_area_m2_tenths"
          scale={1}
          unit="m²"
          value={values.floor_area_m2_tenths}
          onChange={(floor_area_m2_tenths) => onChange({ floor_area_m2_tenths })}
        />
      </FieldRow>
      <FieldRow>
        <OptionField
          field="energy_carrier"
          value={values.energy_carrier}
          before={before.energy_carrier}
          onChange={(energy_carrier) => onChange({ energy_carrier })}
        />
        <RadioGroup
          label={labels.heritage}
          name="heritage"
          look="row"
          value={values.heritage || null}
          onChange={(heritage) => onChange({ heritage })}
          options={(["yes", "no", "unknown"] as const).map((key) => ({ key, label: t(key) }))}
        />
      </FieldRow>
    </>
  );
}

export interface OptionFieldProps {
  field: ListedField;
  value: string;
  /** What is chosen in the record: it stays although it was switched off. */
  before: string | null | undefined;
  onChange: (key: string) => void;
}

/** One of a list of the catalogue, or nothing. */
export function OptionField({ field, value, before, onChange }: OptionFieldProps) {
  const t = useText();
  const labels = useFactLabels();
  const { listOptions } = useCatalogue();
  return (
    <Select
      label={labels[field]}
      name={field}
      options={[
        { key: "", label: t("not-filled-in") },
        ...listOptions(LISTS[field], before ? [before] : undefined),
      ]}
      value={value}
      onChange={(key) => onChange(key ?? "")}
    />
  );
}
