// Chooses the queue: a list with counts where there is room, else one select.

import { useCallback } from "react";
import { Link, useLocation } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import type { QueueCount } from "../../api/types";
import { useText } from "../../app/i18n";
import { Count } from "../../ui/Badge";
import { Select } from "../../ui/Select";
import styles from "./QueueNavigation.module.css";
import { ALL_QUEUES, type ListState, MY_ITEMS, queuePath } from "./queuePath";

interface QueueNavigationProps {
  queue: string;
  state: ListState;
  counts: QueueCount[] | undefined;
}

export function QueueNavigation({ queue, state, counts = [] }: QueueNavigationProps) {
  const t = useText();
  const name = useQueueName();
  const sum = (part: "unlinked" | "mine") => counts.reduce((total, count) => total + count[part], 0);
  const entries = [
    { key: ALL_QUEUES, count: sum("unlinked") },
    { key: MY_ITEMS, count: sum("mine") },
    ...counts.map((count) => ({ key: count.key, count: count.unlinked })),
  ];
  return (
    <nav className={styles.navigation} aria-label={t("queues-list")}>
      <ul className={styles.queues}>
        {entries.map((entry) => (
          <li key={entry.key} className={styles.entry}>
            <Link
              href={queuePath(entry.key, state)}
              className={styles.queue}
              aria-current={entry.key === queue ? "page" : undefined}
            >
              <span className={styles.name}>{name(entry.key)}</span>
              {entry.count > 0 && <Count value={entry.count} isStrong={entry.key === queue} />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function QueueSelect({ queue, state }: { queue: string; state: ListState }) {
  const t = useText();
  const name = useQueueName();
  const [, navigate] = useLocation();
  const { options } = useCatalogue();
  const special = [ALL_QUEUES, MY_ITEMS].map((key) => ({ key, label: name(key) }));
  return (
    <div className={styles.select}>
      <Select
        label={t("queues-list")}
        isLabelHidden
        options={[...special, ...options("queues", queue)]}
        value={queue}
        onChange={(key) => key && navigate(queuePath(key, state))}
      />
    </div>
  );
}

export function useQueueName(): (queue: string) => string {
  const t = useText();
  const { label } = useCatalogue();
  return useCallback(
    (queue) => {
      if (queue === ALL_QUEUES) return t("queues-all");
      return queue === MY_ITEMS ? t("queues-mine") : label("queues", queue);
    },
    [t, label],
  );
}
