// An activity in the timeline, as it is now: what it is about, with whom, by when and by whom.

import { Link } from "wouter";
import type { TimelineActivity } from "../../api/activities";
import { useDates } from "../../app/dates";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useMay } from "../../app/session";
import { Person } from "../../ui/Avatar";
import { Badge } from "../../ui/Badge";
import { FoldedText } from "../../ui/FoldedText";
import { Icon } from "../../ui/Icon";
import { TickButton } from "../../ui/TickButton";
import { DueDate } from "../dossiers/DueDate";
import styles from "./ActivityDetail.module.css";
import { isPlanned } from "./kinds";
import { useActivityState } from "./useActivityState";
import { useSubject } from "./words";

export interface ActivityDetailProps {
  activity: TimelineActivity;
  /** Whether the reader works in this journey. */
  mayWork: boolean;
}

export function ActivityDetail({ activity, mayWork }: ActivityDetailProps) {
  const t = useText();
  const subjectOf = useSubject();
  const isWithdrawn = activity.state === "withdrawn";
  return (
    <div className={styles.activity} data-withdrawn={isWithdrawn || undefined}>
      <p className={styles.subject}>{subjectOf(activity)}</p>
      {activity.body && <FoldedText text={activity.body} />}
      <Facts activity={activity} />
      {isWithdrawn && (
        <span>
          <Badge icon="cross">{t("activity-is-withdrawn")}</Badge>
        </span>
      )}
      {!isWithdrawn && isPlanned(activity.kind) && <Progress {...{ activity, mayWork }} />}
    </div>
  );
}

function Facts({ activity }: { activity: TimelineActivity }) {
  const t = useText();
  const dates = useDates();
  const { kind, state, contact, direction, happened_at, due_date, assignee } = activity;
  return (
    <div className={styles.facts}>
      {kind === "appointment" && happened_at && (
        <span className={styles.fact}>
          <Icon name="calendar" size={14} />
          <span className="visually-hidden">{t("activity-planned-at")}: </span>
          <time dateTime={happened_at}>{dates.dateTime(happened_at)}</time>
        </span>
      )}
      {due_date && (
        <span className={styles.fact}>
          <Icon name="calendar" size={14} />
          <span className="visually-hidden">{t("due")}: </span>
          <DueDate value={due_date} isCompleted={state !== "open"} />
        </span>
      )}
      {direction && (
        <span className={styles.fact}>
          <Icon name={direction === "incoming" ? "arrowDown" : "arrowUp"} size={14} />
          {t(`activity-${direction}`)}
        </span>
      )}
      {contact && (
        <span className={styles.fact}>
          <Icon name="user" size={14} />
          <span className="visually-hidden">{t("activity-with")}: </span>
          <ContactName {...contact} />
        </span>
      )}
      {assignee && (
        <span className={styles.fact}>
          <span className="visually-hidden">{t("dossier-assignee")}: </span>
          <Person name={assignee.name} />
        </span>
      )}
    </div>
  );
}

function ContactName({ id, name }: { id: string; name: string }) {
  const canRead = useMay("read_contact");
  if (!canRead) return <>{name}</>;
  return (
    <Link href={path("contact", { id })} className={styles.link}>
      {name}
    </Link>
  );
}

function Progress({ activity, mayWork }: ActivityDetailProps) {
  const t = useText();
  const change = useActivityState();
  const isDone = activity.state === "done";
  if (!mayWork) {
    return isDone ? (
      <span>
        <Badge tone="success" icon="check">
          {t("activity-done")}
        </Badge>
      </span>
    ) : null;
  }
  return (
    <div>
      <TickButton
        label={t("activity-done")}
        isDone={isDone}
        isPending={change.isPending}
        onChange={(done) => (done ? change.complete(activity) : change.reopen(activity))}
      />
    </div>
  );
}
