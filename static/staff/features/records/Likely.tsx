// Known records that are probably the one being typed in, each to choose instead.

import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import styles from "./Likely.module.css";

export interface LikelyRecord {
  id: string;
  name: string;
  /** Why it is probably meant, and what tells it from others. */
  about: string;
  /** Why it cannot be chosen. */
  taken?: string;
}

export interface LikelyProps {
  title: string;
  records: LikelyRecord[];
  onPick: (id: string) => void;
}

export function Likely({ title, records, onPick }: LikelyProps) {
  const t = useText();
  if (records.length === 0) return null;
  return (
    <section className={styles.likely} aria-label={title}>
      <p className={styles.title} role="status">
        {title}
      </p>
      <ul className={styles.records}>
        {records.map(({ id, name, about, taken }) => (
          <li key={id} className={styles.record}>
            <span className={styles.words}>
              <span>{name}</span>
              <span className={styles.muted}>{about}</span>
            </span>
            {taken ? (
              <span className={styles.muted}>{taken}</span>
            ) : (
              <Button size="small" aria-label={t("choose-named", { name })} onPress={() => onPick(id)}>
                {t("choose")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
