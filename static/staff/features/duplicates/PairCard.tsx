// Two records side by side: why they are probably one, and where they differ.

import { Link } from "wouter";
import type { DuplicatePair, MergeNoun } from "../../api/merges";
import { useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { DateText } from "../../ui/DateText";
import { AddressStateBadge } from "../addresses/AddressStateBadge";
import { useReasonText } from "../relations/words";
import { comparedFields } from "./choices";
import styles from "./PairCard.module.css";
import { recordPath, titleOf, useMergeWords } from "./words";

interface PairCardProps {
  noun: MergeNoun;
  pair: DuplicatePair;
  /** The heading takes the focus when the pair before was dealt with. */
  headingId: string;
  onMerge: () => void;
  onNotSame: () => void;
}

export function PairCard({ noun, pair, headingId, onMerge, onNotSame }: PairCardProps) {
  const t = useText();
  const reasonText = useReasonText();
  return (
    <article className={styles.card} aria-labelledby={headingId}>
      <header className={styles.header}>
        <h2 id={headingId} tabIndex={-1} className={styles.title}>
          {t("duplicates-pair", { one: titleOf(pair.one), other: titleOf(pair.other) })}
        </h2>
        <p className={styles.why}>
          <Badge tone="accent">{t("duplicates-likeness", { percent: pair.likeness })}</Badge>
          <span>{reasonText(pair.reasons)}</span>
        </p>
      </header>
      <Comparison noun={noun} pair={pair} />
      <footer className={styles.actions}>
        <Button aria-describedby={headingId} onPress={onMerge}>
          {t("merge-open")}
        </Button>
        <Button variant="quiet" aria-describedby={headingId} onPress={onNotSame}>
          {t("not-same-open")}
        </Button>
      </footer>
    </article>
  );
}

function Comparison({ noun, pair }: { noun: MergeNoun; pair: DuplicatePair }) {
  const t = useText();
  const { labels, shown } = useMergeWords(noun);
  const { filled, different } = comparedFields(noun, pair);
  return (
    <table className={styles.comparison}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t("duplicates-field")}</span>
          </th>
          {[pair.one, pair.other].map((record) => (
            <th key={record.id} scope="col">
              <Link href={recordPath(noun, record.id)}>{titleOf(record)}</Link>{" "}
              {record.state && <AddressStateBadge state={record.state} />}
              <span className={styles.since}>
                {t("duplicates-created")} <DateText value={record.created_at} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {filled.map((field) => {
          const differs = different.includes(field);
          return (
            <tr key={field} data-differs={differs || undefined}>
              <th scope="row">
                {labels[field]}
                {differs && <span className="visually-hidden"> ({t("duplicates-differs")})</span>}
              </th>
              {[pair.one, pair.other].map((record) => (
                <td key={record.id}>{shown(field, record[field]) || t("duplicates-no-value")}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
