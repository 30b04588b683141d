// One line or several lines of text. Dates: DateField.

import { TextField as AriaTextField, Input, TextArea } from "react-aria-components";
import styles from "./Field.module.css";
import { FieldHelp, FieldLabel, type FieldProps } from "./field";

export interface TextFieldProps extends FieldProps {
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  onBlur?: () => void;
  type?: "text" | "email" | "tel" | "url" | "password" | "search" | "datetime-local";
  inputMode?: "text" | "decimal" | "numeric" | "email" | "tel";
  autoComplete?: string;
  autoFocus?: boolean;
  placeholder?: string;
  maxLength?: number;
  /** Several lines: the number shown at first. */
  rows?: number;
}

export function TextField(props: TextFieldProps) {
  const { label, description, error, isLabelHidden, rows, placeholder, ...field } = props;
  return (
    <AriaTextField
      {...field}
      className={styles.field}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      {rows ? (
        <TextArea className={styles.control} rows={rows} placeholder={placeholder} />
      ) : (
        <Input className={styles.control} placeholder={placeholder} />
      )}
      <FieldHelp description={description} error={error} />
    </AriaTextField>
  );
}
