// Facts as a list of names and values.

import type { ReactNode } from "react";
import styles from "./KeyValue.module.css";

export interface Fact {
  label: string;
  /** Empty values show a dash. */
  value: ReactNode;
  /** Long text: takes the whole width, keeps line breaks. */
  isLong?: boolean;
}

export function KeyValue({ facts, look = "side" }: { facts: Fact[]; look?: "side" | "stacked" }) {
  return (
    <dl className={`${styles.list} ${styles[look]}`}>
      {facts.map((fact) => (
        <div key={fact.label} className={fact.isLong ? `${styles.fact} ${styles.long}` : styles.fact}>
          <dt>{fact.label}</dt>
          <dd>{fact.value === null || fact.value === undefined || fact.value === "" ? "–" : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
