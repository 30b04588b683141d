// One request: everything the citizen sent, and what can be done with it.

import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import { useQueueItem } from "../../api/queues";
import type { QueueItem, Submission } from "../../api/types";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useMe } from "../../app/session";
import { useTitle } from "../../app/title";
import { Badge, Badges } from "../../ui/Badge";
import { ButtonLink } from "../../ui/Button";
import { AgeText, DateTimeText } from "../../ui/DateText";
import { Icon } from "../../ui/Icon";
import { KeyValue } from "../../ui/KeyValue";
import { ErrorState, Notice, Skeleton } from "../../ui/States";
import { QueueItemActions } from "./QueueItemActions";
import styles from "./QueueItemPanel.module.css";

export function QueueItemPanel({ id, listPath }: { id: string; listPath: string }) {
  const t = useText();
  const item = useQueueItem(id);
  return (
    <>
      <Link href={listPath} className={styles.back}>
        <Icon name="chevronLeft" size={14} />
        {t("queue-back")}
      </Link>
      {item.data ? (
        <Contents item={item.data} listPath={listPath} />
      ) : item.isError ? (
        <ErrorState error={item.error} onRetry={() => item.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}

function Contents({ item, listPath }: { item: QueueItem; listPath: string }) {
  const t = useText();
  const { label } = useCatalogue();
  const heading = useFocusWhenAlone();
  const { submission } = item;
  useTitle(item.name);
  return (
    <article className={styles.item}>
      <header className={styles.header}>
        <div className={styles.words}>
          <h2 ref={heading} tabIndex={-1} className={styles.name}>
            {submission.name}
          </h2>
          <p className={styles.facts}>
            <span>{item.reference}</span>
            <span>
              <DateTimeText value={item.received_at} /> (<AgeText value={item.received_at} />)
            </span>
            <span>{label("queues", item.queue)}</span>
          </p>
        </div>
        <ClaimState item={item} />
      </header>
      {item.dossier_number && (
        <Notice tone="success">
          <div className={styles.linked}>
            {t("item-is-linked", { number: item.dossier_number })}
            <ButtonLink
              href={path("dossier", { number: item.dossier_number })}
              size="small"
              icon="arrowRight"
            >
              {t("open-dossier", { number: item.dossier_number })}
            </ButtonLink>
          </div>
        </Notice>
      )}
      <QueueItemActions item={item} listPath={listPath} />
      <section className={styles.section}>
        <h3 className={styles.title}>{t("item-question")}</h3>
        <p className={styles.question} lang={submission.language}>
          {submission.question}
        </p>
        <Badges>
          {submission.themes.map((theme) => (
            <Badge key={theme}>{label("themes", theme)}</Badge>
          ))}
        </Badges>
      </section>
      <section className={styles.section}>
        <h3 className={styles.title}>{t("section-contact")}</h3>
        <SubmissionFacts submission={submission} />
      </section>
    </article>
  );
}

function ClaimState({ item }: { item: QueueItem }) {
  const t = useText();
  const me = useMe();
  if (item.state !== "unlinked") return null;
  if (!item.claimed_by) return <Badge tone="warning">{t("item-unclaimed")}</Badge>;
  if (item.claimed_by.id === me.id) return <Badge tone="accent">{t("item-claimed-by-me")}</Badge>;
  return <Badge tone="info">{t("item-claimed-by", { name: item.claimed_by.name })}</Badge>;
}

export function SubmissionFacts({ submission }: { submission: Submission }) {
  const t = useText();
  const { label } = useCatalogue();
  const answers: Record<string, string> = {
    yes: t("yes"),
    no: t("no"),
    unknown: t("unknown"),
  };
  return (
    <KeyValue
      facts={[
        { label: t("item-name"), value: submission.name },
        { label: t("email"), value: contactLink("mailto", submission.email) },
        { label: t("item-telephone"), value: contactLink("tel", submission.telephone) },
        { label: t("item-capacity"), value: label("roles", submission.capacity) },
        { label: t("item-address"), value: submission.address_text },
        { label: t("item-apartment-building"), value: answers[submission.apartment_building] },
        {
          label: t("item-answer-by"),
          value: submission.answer_channels.map((channel) => t(`channel-${channel}`)).join(", "),
        },
        { label: t("item-language"), value: t(`language-${submission.language}`) },
      ]}
    />
  );
}

function contactLink(scheme: "mailto" | "tel", value: string | null | undefined): ReactNode {
  if (!value) return null;
  return <a href={`${scheme}:${scheme === "tel" ? value.replace(/[^+\d]/g, "") : value}`}>{value}</a>;
}

/** On a narrow screen the request replaces the list it was opened from: the focus must follow. */
function useFocusWhenAlone() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const list = document.querySelector("[role=tablist]");
    if (list instanceof HTMLElement && list.offsetParent === null) heading.current?.focus();
  }, []);
  return heading;
}
