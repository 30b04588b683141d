// The stage of a dossier in a row: its name, and small dots for how far it is.

import { useCatalogue } from "../../api/catalogue";
import styles from "./StageLabel.module.css";

export function StageLabel({ type, stage }: { type: string; stage: string }) {
  const { type: typeOf, stageLabel } = useCatalogue();
  const stages = typeOf(type)?.stages ?? [];
  const at = stages.findIndex((candidate) => candidate.key === stage);
  return (
    <span className={styles.stage}>
      <span className={styles.dots} aria-hidden="true">
        {stages.map((candidate, index) => (
          <span
            key={candidate.key}
            className={index < at ? styles.done : index === at ? styles.current : styles.open}
          />
        ))}
      </span>
      <span className={styles.name}>{stageLabel(type, stage)}</span>
    </span>
  );
}
