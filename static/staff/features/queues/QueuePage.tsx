// The queues: which queue, its requests, and the chosen request beside them (or instead of them on a narrow screen).

import { useParams, useSearch } from "wouter";
import { useQueueCounts } from "../../api/queues";
import { useText } from "../../app/i18n";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState } from "../../ui/States";
import { QueueItemPanel } from "./QueueItemPanel";
import { QueueList } from "./QueueList";
import { QueueNavigation, QueueSelect, useQueueName } from "./QueueNavigation";
import styles from "./QueuePage.module.css";
import { ALL_QUEUES, type ListState, queuePath } from "./queuePath";

export default function QueuePage() {
  const t = useText();
  const { queue = ALL_QUEUES, item } = useParams<{ queue?: string; item?: string }>();
  const state: ListState = new URLSearchParams(useSearch()).get("state") === "linked" ? "linked" : "unlinked";
  const counts = useQueueCounts();
  const queueName = useQueueName();

  return (
    <Page layout="fill">
      <PageHeader title={queueName(queue)} />
      <div className={styles.container}>
        <div className={styles.split} data-open={item !== undefined || undefined}>
          <QueueNavigation queue={queue} state={state} counts={counts.data} />
          <div className={styles.list}>
            <QueueSelect queue={queue} state={state} />
            <QueueList
              key={`${queue} ${state}`}
              queue={queue}
              state={state}
              openItem={item}
              counts={counts.data}
            />
          </div>
          <section className={styles.detail} aria-label={t("item-question")}>
            {item ? (
              <QueueItemPanel key={item} id={item} listPath={queuePath(queue, state)} />
            ) : (
              <EmptyState icon="message" title={t("queue-pick-item")}>
                {t("queue-pick-item-text")}
              </EmptyState>
            )}
          </section>
        </div>
      </div>
    </Page>
  );
}
