// The requests of a queue: not linked yet, or linked.

import type { KeyboardEvent } from "react";
import { Link, useLocation } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import { useQueueItems } from "../../api/queues";
import type { QueueCount, QueueItemRow } from "../../api/types";
import { useText } from "../../app/i18n";
import { Avatar } from "../../ui/Avatar";
import { Badge, Badges } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { AgeText } from "../../ui/DateText";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { Tabs } from "../../ui/Tabs";
import styles from "./QueueList.module.css";
import { ALL_QUEUES, type ListState, MY_ITEMS, queuePath } from "./queuePath";

interface QueueListProps {
  queue: string;
  state: ListState;
  openItem: string | undefined;
  counts: QueueCount[] | undefined;
}

export function QueueList({ queue, state, openItem, counts }: QueueListProps) {
  const t = useText();
  const [, navigate] = useLocation();
  const count = countsOf(queue, counts);
  return (
    <div className={styles.frame}>
      <Tabs
        label={t("items")}
        tabs={[
          { key: "unlinked", label: t("queue-unlinked"), count: count?.unlinked },
          { key: "linked", label: t("queue-linked"), count: count?.linked },
        ]}
        selected={state}
        onSelect={(key) => navigate(queuePath(queue, key as ListState))}
      >
        <Items queue={queue} state={state} openItem={openItem} />
      </Tabs>
    </div>
  );
}

function Items({ queue, state, openItem }: Omit<QueueListProps, "counts">) {
  const t = useText();
  const items = useQueueItems({
    state,
    ...(queue === MY_ITEMS ? { claimed: "me" } : queue === ALL_QUEUES ? {} : { queue }),
  });
  if (items.isError && !items.data) return <ErrorState error={items.error} onRetry={() => items.refetch()} />;
  if (!items.data) return <Skeleton lines={9} />;
  const rows = items.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return (
      <EmptyState icon={state === "unlinked" ? "check" : "link"} title={t(`queue-empty-${state}`)}>
        {t(`queue-empty-${state}-text`)}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={styles.items}>
        {rows.map((row) => (
          <li key={row.id}>
            <Row
              row={row}
              href={queuePath(queue, state, row.id)}
              isOpen={row.id === openItem}
              showsQueue={queue === ALL_QUEUES || queue === MY_ITEMS}
            />
          </li>
        ))}
      </ul>
      {items.hasNextPage && (
        <div className={styles.more}>
          <Button isPending={items.isFetchingNextPage} onPress={() => items.fetchNextPage()}>
            {t("show-more")}
          </Button>
        </div>
      )}
    </>
  );
}

interface RowProps {
  row: QueueItemRow;
  href: string;
  isOpen: boolean;
  showsQueue: boolean;
}

function Row({ row, href, isOpen, showsQueue }: RowProps) {
  const t = useText();
  const { label } = useCatalogue();
  return (
    <Link
      href={href}
      className={styles.item}
      aria-current={isOpen ? "true" : undefined}
      onKeyDown={moveBetweenItems}
    >
      <span className={styles.head}>
        <span className={styles.name}>{row.name}</span>
        <span className={styles.age}>
          <AgeText value={row.received_at} />
        </span>
      </span>
      <span className={styles.question}>{row.question_start}</span>
      <span className={styles.foot}>
        <Badges>
          {row.dossier_number && (
            <Badge tone="success" icon="link">
              {row.dossier_number}
            </Badge>
          )}
          {showsQueue && <Badge tone="accent">{label("queues", row.queue)}</Badge>}
          {row.themes.map((theme) => (
            <Badge key={theme}>{label("themes", theme)}</Badge>
          ))}
        </Badges>
        {row.claimed_by && (
          <span title={t("item-claimed-by", { name: row.claimed_by.name })}>
            <Avatar name={row.claimed_by.name} size="small" />
          </span>
        )}
      </span>
    </Link>
  );
}

/** Arrow up and down go from request to request, beside the Tab key. */
function moveBetweenItems(event: KeyboardEvent<HTMLAnchorElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const item = event.currentTarget.closest("li");
  const next = event.key === "ArrowDown" ? item?.nextElementSibling : item?.previousElementSibling;
  const link = next?.querySelector("a");
  if (!link) return;
  event.preventDefault();
  link.focus();
}

/** What the tabs count; for "mine" only the whole is known. */
function countsOf(queue: string, counts: QueueCount[] | undefined) {
  if (!counts || queue === MY_ITEMS) return undefined;
  const chosen = queue === ALL_QUEUES ? counts : counts.filter((count) => count.key === queue);
  return {
    unlinked: chosen.reduce((sum, count) => sum + count.unlinked, 0),
    linked: chosen.reduce((sum, count) => sum + count.linked, 0),
  };
}
