// A colleague as initials. The name is read out and shown on hover.

import styles from "./Avatar.module.css";

const TINTS = 6;

export function Avatar({ name, size = "medium" }: { name: string; size?: "small" | "medium" }) {
  return (
    <span
      className={`${styles.avatar} ${styles[size]} ${styles[`tint${tint(name)}`]}`}
      title={name}
      role="img"
      aria-label={name}
    >
      {initials(name)}
    </span>
  );
}

/** An avatar followed by the name. */
export function Person({ name }: { name: string }) {
  return (
    <span className={styles.person}>
      <span className={`${styles.avatar} ${styles.small} ${styles[`tint${tint(name)}`]}`} aria-hidden="true">
        {initials(name)}
      </span>
      <span className={styles.name}>{name}</span>
    </span>
  );
}

/** "An De Smet" is AS: the first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}

/** The same name always has the same tint. */
function tint(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return sum % TINTS;
}
