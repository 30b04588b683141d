// A form that shows the server's errors at their fields and in a summary above them.

import { type FormEvent, type ReactNode, useReducer } from "react";
import { Form as AriaForm, Group } from "react-aria-components";
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
  // React Aria takes an error away when its field is left, and the button moves from under the pointer that is just pressing it.
  // Drawn anew at that moment, the form shows its errors until it is sent again.
  const [, drawAnew] = useReducer((times: number) => times + 1, 0);
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
      <Group role="presentation" className={styles.contents} onBlur={drawAnew}>
        <FormErrorSummary faults={faults} />
        {children}
      </Group>
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
