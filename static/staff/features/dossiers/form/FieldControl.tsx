// The control of a catalogue field, by its kind.

import type { DetailValue, Field } from "../../../api/types";
import { useText } from "../../../app/i18n";
import { RadioGroup } from "../../../ui/Choice";
import { ComboBox } from "../../../ui/ComboBox";
import { DateField } from "../../../ui/DateField";
import { DateTimeField } from "../../../ui/DateTimeField";
import type { FieldProps } from "../../../ui/field";
import { MultiSelect } from "../../../ui/MultiSelect";
import { NumberField } from "../../../ui/NumberField";
import { PartialDateField } from "../../../ui/PartialDateField";
import { type Option, Select } from "../../../ui/Select";
import { TextField } from "../../../ui/TextField";
import { scaleOf } from "./FieldText";
import { keysOf } from "./useFieldOptions";

/** Longer lists are found by typing. */
const SELECT_OPTIONS_MAX = 15;
const LONG_TEXT_ROWS = 4;

interface FieldControlProps extends FieldProps {
  field: Field;
  value: DetailValue;
  options: Option[];
  onChange: (value: DetailValue) => void;
}

export function FieldControl({ field, value, options, onChange, ...props }: FieldControlProps) {
  const text = typeof value === "string" ? value : null;
  switch (field.kind) {
    case "text":
      return (
        <TextField
          {...props}
          value={text ?? ""}
          onChange={onChange}
          maxLength={field.max_length ?? undefined}
        />
      );
    case "long_text":
      return (
        <TextField
          {...props}
          value={text ?? ""}
          onChange={onChange}
          maxLength={field.max_length ?? undefined}
          rows={LONG_TEXT_ROWS}
        />
      );
    case "date":
      return <DateField {...props} value={text} onChange={onChange} />;
    case "partial_date":
      return <PartialDateField {...props} value={text} onChange={onChange} />;
    case "date_time":
      return <DateTimeField {...props} value={text} onChange={onChange} />;
    case "integer":
    case "decimal":
    case "money":
      return (
        <NumberField
          {...props}
          value={typeof value === "number" ? value : null}
          onChange={onChange}
          scale={scaleOf(field)}
          unit={field.kind === "money" ? "€" : (field.unit ?? undefined)}
        />
      );
    case "option":
      return <Choice {...props} field={field} value={text} options={options} onChange={onChange} />;
    case "options":
      return <MultiSelect {...props} value={keysOf(value)} options={options} onChange={onChange} />;
    case "yes_no_unknown":
      return <YesNoUnknown {...props} value={text} onChange={onChange} />;
  }
}

interface ChoiceProps extends FieldProps {
  field: Field;
  value: string | null;
  options: Option[];
  onChange: (value: DetailValue) => void;
}

/** One of a list; a short list offers emptying as its first choice, a long one is emptied by deleting the text. */
function Choice({ field, value, options, onChange, ...props }: ChoiceProps) {
  const t = useText();
  if (options.length > SELECT_OPTIONS_MAX) {
    return <ComboBox {...props} value={value} options={options} onChange={onChange} />;
  }
  // Every dossier has a priority.
  const none = field.column === "priority" ? [] : [{ key: "", label: t("not-filled-in") }];
  return (
    <Select
      {...props}
      value={value}
      options={[...none, ...options]}
      onChange={(key) => onChange(key === "" ? null : key)}
    />
  );
}

function YesNoUnknown({ value, onChange, ...props }: Omit<ChoiceProps, "field" | "options">) {
  const t = useText();
  return (
    <RadioGroup
      {...props}
      look="row"
      value={value}
      onChange={onChange}
      options={[
        { key: "yes", label: t("yes") },
        { key: "no", label: t("no") },
        { key: "unknown", label: t("unknown") },
      ]}
    />
  );
}
