// What every form control shares: label, hint and error.

import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import styles from "./Field.module.css";

export interface FieldProps {
  label: string;
  /** The key of the field in the API: errors of the server find their control by it. */
  name?: string;
  description?: ReactNode;
  isRequired?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  /** An error known outside a Form; inside one, the form's errors are shown by themselves. */
  error?: string;
  /** Hides the label from sight, not from screen readers. */
  isLabelHidden?: boolean;
}

export function FieldLabel({ label, isRequired, isLabelHidden }: FieldProps) {
  return (
    <Label className={isLabelHidden ? "visually-hidden" : styles.label}>
      {label}
      {isRequired && (
        <span className={styles.required} aria-hidden="true">
          *
        </span>
      )}
    </Label>
  );
}

export function FieldHelp({ description, error }: Pick<FieldProps, "description" | "error">) {
  return (
    <>
      {description && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      {error ? (
        <FieldError className={styles.error}>{error}</FieldError>
      ) : (
        <FieldError className={styles.error} />
      )}
    </>
  );
}
