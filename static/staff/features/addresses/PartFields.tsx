// The parts of an address, to fill in.

import { FieldRow } from "../../ui/Form";
import { TextField, type TextFieldProps } from "../../ui/TextField";
import type { Part } from "./values";
import { useFieldLabels } from "./words";

const STREET_CHARS_MAX = 200;

export interface PartFieldsProps {
  values: Partial<Record<Part, string>>;
  onChange: (part: Partial<Record<Part, string>>) => void;
  isReadOnly?: boolean;
  autoFocus?: boolean;
}

export function PartFields({ values, onChange, isReadOnly, autoFocus }: PartFieldsProps) {
  const labels = useFieldLabels();
  const text = (field: Part, more: Partial<TextFieldProps> = {}) => (
    <TextField
      label={labels[field]}
      name={field}
      {...more}
      isReadOnly={isReadOnly}
      value={values[field] ?? ""}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  return (
    <>
      {text("street", { maxLength: STREET_CHARS_MAX, autoFocus })}
      <FieldRow>
        {text("house_number")}
        {text("box_number")}
      </FieldRow>
      <FieldRow>
        {text("postcode")}
        {text("municipality", { maxLength: STREET_CHARS_MAX })}
      </FieldRow>
    </>
  );
}
