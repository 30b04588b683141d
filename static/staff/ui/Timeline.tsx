// What happened, newest first, grouped by day.

import type { ReactNode } from "react";
import { useDates } from "../app/dates";
import { useText } from "../app/i18n";
import type { Tone } from "./Badge";
import { Button } from "./Button";
import { Icon, type IconName } from "./Icon";
import styles from "./Timeline.module.css";

export interface TimelineEntry {
  id: string;
  /** Instant at which it happened. */
  at: string;
  icon: IconName;
  tone?: Tone;
  /** A whole sentence, with the actor: it stands alone in a screen reader. */
  title: ReactNode;
  detail?: ReactNode;
  /** What can be done with it. */
  actions?: ReactNode;
}

export interface TimelineProps {
  label: string;
  entries: TimelineEntry[];
  /** There are older entries. */
  hasMore?: boolean;
  onMore?: () => void;
  isLoadingMore?: boolean;
}

export function Timeline({ label, entries, hasMore, onMore, isLoadingMore }: TimelineProps) {
  const t = useText();
  const dates = useDates();
  return (
    <section aria-label={label} className={styles.timeline}>
      {byDay(entries, dates.day).map(([day, list]) => (
        <div key={day} className={styles.group}>
          <h3 className={styles.day}>{dates.dayHeading(list[0]?.at ?? day)}</h3>
          <ol className={styles.list}>
            {list.map((entry) => (
              <li key={entry.id} className={styles.entry}>
                <span className={`${styles.icon} ${styles[entry.tone ?? "neutral"]}`}>
                  <Icon name={entry.icon} size={14} />
                </span>
                <div className={styles.words}>
                  <p className={styles.title}>
                    {entry.title}{" "}
                    <time dateTime={entry.at} className={styles.time}>
                      {dates.time(entry.at)}
                    </time>
                  </p>
                  {entry.detail && <div className={styles.detail}>{entry.detail}</div>}
                </div>
                {entry.actions && <div className={styles.actions}>{entry.actions}</div>}
              </li>
            ))}
          </ol>
        </div>
      ))}
      {hasMore && (
        <Button variant="quiet" isPending={isLoadingMore} onPress={onMore}>
          {t("show-older")}
        </Button>
      )}
    </section>
  );
}

function byDay(entries: TimelineEntry[], day: (instant: string) => string): [string, TimelineEntry[]][] {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const key = day(entry.at);
    days.set(key, [...(days.get(key) ?? []), entry]);
  }
  return [...days];
}
