// The energy label of a dwelling as a letter on the colour that people know it by. The letter says it; the colour only helps.

import { useText } from "../app/i18n";
import styles from "./EnergyLabel.module.css";

/** The colours of Flanders; a label of another time or place stands on a neutral ground. */
const COLOURS: Record<string, string | undefined> = {
  "A+": styles.best,
  A: styles.a,
  B: styles.b,
  C: styles.c,
  D: styles.d,
  E: styles.e,
  F: styles.f,
};

export function EnergyLabel({ label }: { label: string }) {
  const t = useText();
  return (
    <span className={`${styles.label} ${COLOURS[label] ?? styles.other}`}>
      <span className="visually-hidden">{t("energy-label")} </span>
      {label}
    </span>
  );
}
