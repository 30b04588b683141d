// Open tasks and appointments as a list: ticked off in place, each leads to where it belongs.

import { Link } from "wouter";
import type { ActivityRow } from "../../api/activities";
import { today, useDates } from "../../app/dates";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Badge } from "../../ui/Badge";
import { DateText, DateTimeText } from "../../ui/DateText";
import { Icon } from "../../ui/Icon";
import { TickButton } from "../../ui/TickButton";
import { dueGroup } from "./due";
import { KIND_ICONS } from "./kinds";
import styles from "./TaskRows.module.css";
import { useActivityState } from "./useActivityState";
import { useSubject } from "./words";

/** The control that ticks a row off, to give the focus to. */
export const tickId = (id: string) => `tick-${id}`;

export interface TaskRowsProps {
  label: string;
  rows: ActivityRow[];
  /** A row is about to leave the list. */
  onLeave: (id: string) => void;
}

export function TaskRows({ label, rows, onLeave }: TaskRowsProps) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} className={styles.row}>
          <Tick row={row} onLeave={onLeave} />
          <RowLink row={row} />
        </li>
      ))}
    </ul>
  );
}

function Tick({ row, onLeave }: { row: ActivityRow; onLeave: (id: string) => void }) {
  const t = useText();
  const subjectOf = useSubject();
  const change = useActivityState();
  if (!row.may_complete) return null;
  const tickOff = () => {
    onLeave(row.id);
    change.complete(row);
  };
  return (
    <TickButton
      id={tickId(row.id)}
      label={t("activity-complete-named", { subject: subjectOf(row) })}
      isLabelHidden
      isDone={false}
      isPending={change.isPending}
      onChange={tickOff}
    />
  );
}

function RowLink({ row }: { row: ActivityRow }) {
  const t = useText();
  const subjectOf = useSubject();
  const { kind, dossier_number, journey_number, customer } = row;
  const href = dossier_number
    ? path("dossier", { number: dossier_number })
    : path("journey", { number: journey_number });
  return (
    <Link href={href} className={styles.link}>
      <span className={styles.words}>
        <span className={styles.subject}>{subjectOf(row)}</span>
        <span className={styles.muted}>
          <Icon name={KIND_ICONS[kind]} size={14} />
          <span>
            <span className="visually-hidden">{t(`activity-kind-${kind}`)}, </span>
            {dossier_number ?? t("journey-of", { number: journey_number })}
            {customer && ` · ${customer}`}
          </span>
        </span>
      </span>
      <span className={styles.due}>
        <Due row={row} />
      </span>
    </Link>
  );
}

/** The day, and of an appointment the time; what is due today says so by its time alone. */
function Due({ row }: { row: ActivityRow }) {
  const t = useText();
  const dates = useDates();
  const { kind, due_on, happened_at } = row;
  const group = dueGroup(row, today());
  const at = kind === "appointment" ? happened_at : null;
  if (!due_on) return null;
  if (group === "overdue") {
    return (
      <Badge tone="danger" icon="clock">
        <span className="visually-hidden">{t("overdue")}: </span>
        <DateText value={due_on} />
      </Badge>
    );
  }
  if (group === "today") {
    return (
      <Badge tone="warning" icon="clock">
        {t("tasks-due-today")}
        {at && <> {dates.time(at)}</>}
      </Badge>
    );
  }
  return (
    <>
      <span className="visually-hidden">{t("due")}: </span>
      {at ? <DateTimeText value={at} /> : <DateText value={due_on} />}
    </>
  );
}
