// A framed part of a page with a heading.

import { type ReactNode, useId } from "react";
import styles from "./Panel.module.css";

export interface PanelProps {
  title?: ReactNode;
  actions?: ReactNode;
  /** No padding inside: for lists and grids that reach the frame. */
  isFlush?: boolean;
  children: ReactNode;
}

export function Panel({ title, actions, isFlush, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <header className={styles.header}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {actions}
        </header>
      )}
      <div className={isFlush ? undefined : styles.body}>{children}</div>
    </section>
  );
}
