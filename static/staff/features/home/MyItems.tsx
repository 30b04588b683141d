// The requests I claimed and have not yet made a dossier of.

import { Link } from "wouter";
import { useQueueItems } from "../../api/queues";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Count } from "../../ui/Badge";
import { ButtonLink } from "../../ui/Button";
import { AgeText } from "../../ui/DateText";
import { Panel } from "../../ui/Panel";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { MY_ITEMS, queuePath } from "../queues/queuePath";
import styles from "./HomePage.module.css";

const SHOWN_MAX = 8;

export function MyItems() {
  const t = useText();
  const items = useQueueItems({ claimed: "me", state: "unlinked", limit: SHOWN_MAX });
  const rows = items.data?.pages[0]?.items;
  return (
    <Panel
      title={
        <>
          {t("home-my-items")}
          {rows && rows.length > 0 && <Count value={rows.length} isStrong />}
        </>
      }
      actions={
        <ButtonLink href={path("queue", { queue: MY_ITEMS })} variant="quiet" size="small">
          {t("home-open-queue")}
        </ButtonLink>
      }
      isFlush
    >
      {rows === undefined ? (
        items.isError ? (
          <ErrorState error={items.error} onRetry={() => items.refetch()} />
        ) : (
          <Skeleton />
        )
      ) : rows.length === 0 ? (
        <EmptyState icon="inbox" title={t("home-my-items-empty")} />
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.id}>
              <Link href={queuePath(MY_ITEMS, "unlinked", row.id)} className={`${styles.row} ${styles.item}`}>
                <span className={styles.strong}>{row.name}</span>
                <span className={styles.end}>
                  <AgeText value={row.received_at} />
                </span>
                <span className={styles.muted}>{row.question_start}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
