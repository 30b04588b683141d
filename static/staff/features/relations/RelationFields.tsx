// The fields of a person or an organisation, to fill in.

import { FIELDS, type FieldName, type Noun, type Values } from "../../api/relations";
import { LANGUAGES, useText } from "../../app/i18n";
import { FieldRow } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { TextField, type TextFieldProps } from "../../ui/TextField";
import { useFieldLabels } from "./words";

const CHANNELS = ["email", "telephone", "post"];
const NAME_CHARS_MAX: Record<Noun, number> = { contact: 200, organisation: 300 };

const TEXTS: Partial<Record<FieldName, Partial<TextFieldProps>>> = {
  email: { type: "email" },
  telephone: { type: "tel" },
  enterprise_number: { inputMode: "numeric" },
  note: { rows: 4, maxLength: 5000 },
};

export interface RelationFieldsProps {
  noun: Noun;
  values: Values;
  onChange: (field: FieldName, value: string) => void;
  /** The reader is done with a field for now. */
  onLeave?: (field: FieldName) => void;
  /** Faults that are known before anything was sent. */
  faults?: Partial<Record<FieldName, string>>;
  autoFocus?: FieldName;
  /** Left out where somebody is made in passing. */
  withNote?: boolean;
}

export function RelationFields({ noun, withNote = true, ...props }: RelationFieldsProps) {
  const { values, onChange } = props;
  const t = useText();
  const labels = useFieldLabels();
  const has = (field: FieldName) => (FIELDS[noun] as readonly FieldName[]).includes(field);
  const text = (field: FieldName, more: Partial<TextFieldProps> = {}) => (
    <TextField
      key={field}
      label={labels[field]}
      name={field}
      {...TEXTS[field]}
      {...more}
      error={props.faults?.[field]}
      autoFocus={props.autoFocus === field}
      value={values[field] ?? ""}
      onChange={(value) => onChange(field, value)}
      onBlur={() => props.onLeave?.(field)}
    />
  );
  const choice = (field: FieldName, options: { key: string; label: string }[]) => (
    <Select
      key={field}
      label={labels[field]}
      name={field}
      options={options}
      value={values[field] ?? ""}
      onChange={(key) => onChange(field, key ?? "")}
    />
  );

  return (
    <>
      <FieldRow>
        {text("name", { isRequired: true, maxLength: NAME_CHARS_MAX[noun] })}
        {has("enterprise_number") && text("enterprise_number", { description: t("enterprise-number-hint") })}
      </FieldRow>
      <FieldRow>
        {text("email")}
        {text("telephone")}
      </FieldRow>
      {noun === "contact" && (
        <FieldRow>
          {choice(
            "language",
            [...LANGUAGES, "other"].map((key) => ({ key, label: t(`language-${key}`) })),
          )}
          {choice("preferred_channel", [
            { key: "", label: t("no-preference") },
            ...CHANNELS.map((key) => ({ key, label: t(`channel-${key}`) })),
          ])}
        </FieldRow>
      )}
      {withNote && text("note")}
    </>
  );
}
