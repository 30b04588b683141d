// A record on the screen: what it is in the wide column, what happened in the narrow one; below each other where it is tight.

import type { ReactNode } from "react";
import styles from "./RecordColumns.module.css";

export function RecordColumns({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.column}>{children}</div>
      <div className={styles.column}>{side}</div>
    </div>
  );
}
