// A form that shows the server's errors at their fields and in a summary above them.

import type { FormEvent, ReactNode } from "react";
import { Form as AriaForm } from "react-aria-components";
import styles from "./Form.module.css";
import { FormErrorSummary, type FormFault } from "./FormErrorSummary";

export interface FormProps {
  id?: string;
  onSubmit: () => void;
  /** Sentences by field name. */
  faults?: FormFault[];
  children: ReactNode;
}

export function Form({ id, onSubmit, faults = [], children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <AriaForm
      id={id}
      className={styles.form}
      onSubmit={submit}
      validationBehavior="aria"
      validationErrors={Object.fromEntries(
        faults.map((fault) => [fault.field, fault.atField ?? fault.message]),
      )}
    >
      <FormErrorSummary faults={faults} />
      {children}
    </AriaForm>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** A titled group of fields. */
export function FieldSet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{title}</legend>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}
