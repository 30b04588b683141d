// A short fact in a coloured frame. The text says it; the colour only helps.

import type { ReactNode } from "react";
import styles from "./Badge.module.css";
import { Icon, type IconName } from "./Icon";

export type Tone = "neutral" | "accent" | "info" | "success" | "warning" | "danger";

export function Badge({ tone = "neutral", icon, children }: BadgeProps) {
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      {icon && <Icon name={icon} size={14} />}
      <span className={styles.text}>{children}</span>
    </span>
  );
}

export interface BadgeProps {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}

/** Badges in a row, wrapping. */
export function Badges({ children }: { children: ReactNode }) {
  return <span className={styles.badges}>{children}</span>;
}

/** A number in a quiet pill: how many wait in a queue. */
export function Count({ value, isStrong }: { value: number; isStrong?: boolean }) {
  return <span className={isStrong ? `${styles.count} ${styles.strong}` : styles.count}>{value}</span>;
}
