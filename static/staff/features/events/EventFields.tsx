// The fields of an event, to fill in.

import { useCatalogue } from "../../api/catalogue";
import type { EventField, EventValues } from "../../api/events";
import { useText } from "../../app/i18n";
import { DateField } from "../../ui/DateField";
import { FieldRow } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { TextField, type TextFieldProps } from "../../ui/TextField";
import { REQUIRED } from "./values";
import { KINDS, useFieldLabels } from "./words";

export interface EventFieldsProps {
  values: EventValues;
  onChange: (part: Partial<EventValues>) => void;
  /** The kind that was stored stays a choice, also when it was switched off. */
  kind?: string;
}

export function EventFields({ values, onChange, kind }: EventFieldsProps) {
  const t = useText();
  const labels = useFieldLabels();
  const { listOptions } = useCatalogue();
  const shared = (field: EventField) => ({
    label: labels[field],
    name: field,
    isRequired: REQUIRED.includes(field),
  });
  const text = (field: "name" | "place" | "note", more: Partial<TextFieldProps>) => (
    <TextField
      {...shared(field)}
      {...more}
      value={values[field]}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  const day = (field: "starts_on" | "ends_on", description?: string) => (
    <DateField
      {...shared(field)}
      description={description}
      value={values[field] || null}
      onChange={(value) => onChange({ [field]: value ?? "" })}
    />
  );

  return (
    <>
      {text("name", { maxLength: 200, autoFocus: true })}
      <FieldRow>
        <Select
          {...shared("kind")}
          options={listOptions(KINDS, kind ? [kind] : [])}
          value={values.kind || null}
          onChange={(key) => onChange({ kind: key ?? "" })}
        />
        {text("place", { maxLength: 500 })}
      </FieldRow>
      <FieldRow>
        {day("starts_on")}
        {day("ends_on", t("event-last-day-hint"))}
      </FieldRow>
      {text("note", { rows: 3, maxLength: 5000 })}
    </>
  );
}
