// The facts of a merge: the two records, what the survivor took over, and what was changed and linked since.

import { Link } from "wouter";
import type { Merge, MergeEdit, MergeLink } from "../../api/merges";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Badge } from "../../ui/Badge";
import { DateTimeText } from "../../ui/DateText";
import { Icon } from "../../ui/Icon";
import { KeyValue } from "../../ui/KeyValue";
import styles from "./MergeFacts.module.css";
import { goesBack, taken } from "./undoing";
import { recordPath, useMergeWords } from "./words";

export function MergeFacts({ merge }: { merge: Merge }) {
  const t = useText();
  const { noun, loser, survivor } = merge;
  const undone = merge.undone_at
    ? [
        { label: t("merge-undone-at"), value: <DateTimeText value={merge.undone_at} /> },
        { label: t("merge-undone-by"), value: merge.undone_by?.name ?? t("former-colleague") },
      ]
    : [];
  return (
    <KeyValue
      facts={[
        {
          label: t("merge-loser"),
          // While it is hidden its address leads to the survivor.
          value: merge.undone_at ? <Link href={recordPath(noun, loser.id)}>{loser.name}</Link> : loser.name,
        },
        {
          label: t("merge-survivor-record"),
          value: <Link href={recordPath(noun, survivor.id)}>{survivor.name}</Link>,
        },
        { label: t("merge-merged-at"), value: <DateTimeText value={merge.merged_at} /> },
        { label: t("merge-merged-by"), value: merge.merged_by?.name ?? t("former-colleague") },
        ...undone,
      ]}
    />
  );
}

/** What was taken over, and as long as it can be undone, what undoing would do with it. */
export function Brought({ merge }: { merge: Merge }) {
  const t = useText();
  if (merge.brought.length === 0) {
    return <p className={styles.muted}>{t("merge-brought-nothing", { survivor: merge.survivor.name })}</p>;
  }
  return (
    <ul className={styles.changes} aria-label={t("merge-brought")}>
      {taken(merge).map((change) => (
        <li key={change.field}>
          <Change noun={merge.noun} change={change} />
          {!merge.undone_at && (
            <p className={styles.muted}>{t(goesBack(merge, change) ? "merge-goes-back" : "merge-stays")}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

export function Edits({ merge }: { merge: Merge }) {
  const t = useText();
  return (
    <ul className={styles.changes} aria-label={t("merge-edits")}>
      {merge.edits.map((change) => (
        <li key={`${change.at} ${change.field}`}>
          <Change noun={merge.noun} change={change} />
          <p className={styles.muted}>
            <DateTimeText value={change.at} /> · {change.actor_name ?? t("former-colleague")}
          </p>
        </li>
      ))}
    </ul>
  );
}

export function Links({ links }: { links: MergeLink[] }) {
  const t = useText();
  return (
    <ul className={styles.changes} aria-label={t("merge-links")}>
      {links.map((link) => (
        <li key={link.id} className={styles.link}>
          <Link href={path("journey", { number: link.journey_number })}>
            {t("journey-of", { number: link.journey_number })}
          </Link>
          <span className={styles.muted}>
            <DateTimeText value={link.at} />
          </span>
          {link.is_removed && <Badge>{t("merge-link-removed")}</Badge>}
        </li>
      ))}
    </ul>
  );
}

/** "Telefoon: leeg → +32 470 12 34 56" */
function Change({ noun, change }: { noun: Merge["noun"]; change: MergeEdit }) {
  const t = useText();
  const { labels, shown } = useMergeWords(noun);
  const inWords = (value: string | null | undefined) =>
    shown(change.field, value) || t("duplicates-no-value");
  return (
    <p className={styles.change}>
      <span className={styles.field}>{labels[change.field] ?? change.field}</span>
      <span className={styles.before}>{inWords(change.before)}</span>
      <Icon name="arrowRight" size={14} />
      <span className="visually-hidden">{t("merge-becomes")}</span>
      <span className={styles.after}>{inWords(change.after)}</span>
    </p>
  );
}
