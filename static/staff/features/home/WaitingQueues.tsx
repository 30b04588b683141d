// How many requests wait in each queue in reach.

import { Link } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import { useQueueCounts } from "../../api/queues";
import { useText } from "../../app/i18n";
import { Count } from "../../ui/Badge";
import { Panel } from "../../ui/Panel";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { queuePath } from "../queues/queuePath";
import styles from "./HomePage.module.css";

export function WaitingQueues() {
  const t = useText();
  const { label } = useCatalogue();
  const queues = useQueueCounts();
  return (
    <Panel title={t("home-queues")} isFlush>
      {queues.data === undefined ? (
        queues.isError ? (
          <ErrorState error={queues.error} onRetry={() => queues.refetch()} />
        ) : (
          <Skeleton />
        )
      ) : queues.data.length === 0 ? (
        <EmptyState icon="inbox" title={t("home-queues-empty")} />
      ) : (
        <ul className={styles.list}>
          {queues.data.map((queue) => (
            <li key={queue.key}>
              <Link href={queuePath(queue.key, "unlinked")} className={`${styles.row} ${styles.queue}`}>
                <span>{label("queues", queue.key)}</span>
                <Count value={queue.unlinked} isStrong={queue.unlinked > 0} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
