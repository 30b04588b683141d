// A number as the reader's language writes it. The value is a whole number: `scale` says how many of its digits are
// decimals (cents have two), so that nothing is lost in fractions. Bounds are the server's: a control that knew them would
// silently change what was typed.

import { NumberField as AriaNumberField, Group, Input } from "react-aria-components";
import styles from "./Field.module.css";
import { FieldHelp, FieldLabel, type FieldProps } from "./field";
import number from "./NumberField.module.css";

export interface NumberFieldProps extends FieldProps {
  value: number | null;
  onChange: (value: number | null) => void;
  scale?: number;
  /** Stands after the number: "€", "m²". */
  unit?: string;
  /** A year is written without a separator of thousands. */
  isYear?: boolean;
  autoFocus?: boolean;
}

export function NumberField({
  value,
  onChange,
  scale = 0,
  unit,
  isYear = false,
  ...field
}: NumberFieldProps) {
  const { label, description, error, isLabelHidden, ...rest } = field;
  const factor = 10 ** scale;
  return (
    <AriaNumberField
      {...rest}
      className={styles.field}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      formatOptions={{ maximumFractionDigits: scale, minimumFractionDigits: scale, useGrouping: !isYear }}
      value={value === null ? Number.NaN : value / factor}
      onChange={(typed) => onChange(Number.isNaN(typed) ? null : Math.round(typed * factor))}
    >
      <FieldLabel label={label} isRequired={field.isRequired} isLabelHidden={isLabelHidden} />
      <Group className={number.group}>
        <Input className={`${styles.control} ${number.input}`} />
        {unit && <span className={number.unit}>{unit}</span>}
      </Group>
      <FieldHelp description={description} error={error} />
    </AriaNumberField>
  );
}
