// The faults of a form, above it, each leading to its field; takes the focus when it appears.

import { type MouseEvent, useEffect, useRef } from "react";
import { useText } from "../app/i18n";
import styles from "./Form.module.css";

export interface FormFault {
  /** The name of the control; empty for a fault of the whole form. */
  field: string;
  /** What stands in the summary, with the field's label: "Naam: vul dit in". */
  message: string;
  /** What stands at the field itself; without it the same. */
  atField?: string;
}

export function FormErrorSummary({ faults }: { faults: FormFault[] }) {
  const t = useText();
  const summary = useRef<HTMLDivElement>(null);

  // By content: a list made anew on every keystroke must not take the focus from the field being mended.
  const content = faults.map((fault) => `${fault.field} ${fault.message}`).join("\n");
  useEffect(() => {
    if (content) summary.current?.focus();
  }, [content]);

  if (faults.length === 0) return null;

  const moveTo = (event: MouseEvent, field: string) => {
    event.preventDefault();
    const form = summary.current?.closest("form");
    const named = form?.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`);
    // Composed controls (select, combobox, date) carry their name on a hidden element beside what takes the focus.
    const control = named?.matches("select, [type=hidden], [hidden], [aria-hidden] *")
      ? named.parentElement
          ?.closest("[data-rac]")
          ?.querySelector<HTMLElement>("button, [role=spinbutton], input:not([type=hidden])")
      : named;
    control?.focus();
  };

  return (
    <div ref={summary} className={styles.summary} tabIndex={-1} role="alert">
      <h3>{t("form-faults", { count: faults.length })}</h3>
      <ul>
        {faults.map((fault) => (
          <li key={fault.field}>
            {fault.field ? (
              <a href={`#${fault.field}`} onClick={(event) => moveTo(event, fault.field)}>
                {fault.message}
              </a>
            ) : (
              fault.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
