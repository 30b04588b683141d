// The choices of a merge, the two records always on the same side.

import type { Dispatch, SetStateAction } from "react";
import type { ComparedRecord, MergeField, MergeNoun } from "../../api/merges";
import { useDates } from "../../app/dates";
import { useText } from "../../app/i18n";
import { RadioGroup } from "../../ui/Choice";
import { FieldSet } from "../../ui/Form";
import { KeyValue } from "../../ui/KeyValue";
import { Notice } from "../../ui/States";
import {
  type Choices,
  comparedFields,
  countsOf,
  isOfRegister,
  keptOf,
  opposite,
  type Pair,
  registeredOf,
  survivorOf,
  type Which,
} from "./choices";
import styles from "./MergeFields.module.css";
import { type MergeWords, titleOf, useMergeWords } from "./words";

interface MergeFieldsProps {
  noun: MergeNoun;
  pair: Pair<ComparedRecord>;
  choices: Choices;
  onChange: Dispatch<SetStateAction<Choices>>;
}

const SIDES = ["one", "other"] as const;
/** What takes the whole width. */
const LONG: readonly MergeField[] = ["note", "apartment_situation"];

export function MergeFields({ noun, pair, choices, onChange }: MergeFieldsProps) {
  const t = useText();
  const words = useMergeWords(noun);
  const { different, equal } = comparedFields(noun, pair);
  const survivor = survivorOf(choices, pair);
  const keep = (field: MergeField, which: string) =>
    onChange((before) => ({ ...before, fields: { ...before.fields, [field]: which as Which } }));

  return (
    <>
      <Survivor
        {...{ words, pair, survivor }}
        onStay={(which) => onChange((before) => ({ ...before, survivor: which as Which }))}
      />
      {different.length > 0 && (
        <FieldSet title={t("merge-different")}>
          {different.map((field) => (
            <Field
              key={field}
              {...{ words, field, pair }}
              kept={keptOf(choices, pair, field)}
              onKeep={keep}
            />
          ))}
        </FieldSet>
      )}
      {equal.length > 0 && <Equal words={words} fields={equal} record={pair.one} />}
      <Consequences survivor={pair[survivor]} loser={pair[opposite(survivor)]} />
    </>
  );
}

interface SurvivorProps {
  words: MergeWords;
  pair: Pair<ComparedRecord>;
  survivor: Which;
  onStay: (which: string) => void;
}

function Survivor({ words, pair, survivor, onStay }: SurvivorProps) {
  const t = useText();
  const dates = useDates();
  const counted = useCounts();
  const registered = registeredOf(pair);
  const about = (record: ComparedRecord) => [
    words.standing(record),
    t("merge-record", { date: dates.date(record.created_at), counts: counted(record) }),
  ];
  return (
    <RadioGroup
      label={t("merge-survivor")}
      name="survivor_id"
      look="columns"
      description={registered && t("merge-survivor-of-register")}
      value={survivor}
      onChange={onStay}
      options={SIDES.map((which) => ({
        key: which,
        label: titleOf(pair[which]),
        description: about(pair[which]).filter(Boolean).join(" · "),
        isDisabled: registered === opposite(which),
      }))}
    />
  );
}

interface FieldProps {
  words: MergeWords;
  field: MergeField;
  pair: Pair<ComparedRecord>;
  kept: Which;
  onKeep: (field: MergeField, which: string) => void;
}

function Field({ words, field, pair, kept, onKeep }: FieldProps) {
  const t = useText();
  const isFixed = isOfRegister(pair, field);
  return (
    <RadioGroup
      label={words.labels[field] ?? field}
      name={`keep.${field}`}
      look="columns"
      description={isFixed && t("merge-line-of-register")}
      value={kept}
      onChange={(which) => onKeep(field, which)}
      options={SIDES.map((which) => ({
        key: which,
        label: words.textOf(pair[which], field) || t("duplicates-no-value"),
        isDisabled: isFixed && which !== kept,
      }))}
    />
  );
}

interface EqualProps {
  words: MergeWords;
  fields: MergeField[];
  record: ComparedRecord;
}

function Equal({ words, fields, record }: EqualProps) {
  const t = useText();
  return (
    <section className={styles.equal}>
      <h3 className={styles.title}>{t("merge-equal")}</h3>
      <KeyValue
        facts={fields.map((field) => ({
          label: words.labels[field] ?? field,
          value: words.textOf(record, field),
          isLong: LONG.includes(field),
        }))}
      />
    </section>
  );
}

/** What pressing the button will do, in sentences. */
function Consequences({ survivor, loser }: { survivor: ComparedRecord; loser: ComparedRecord }) {
  const t = useText();
  const counted = useCounts();
  const names = { survivor: titleOf(survivor), loser: titleOf(loser) };
  const hasKnown = Boolean(loser.certificates?.length || loser.works?.length);
  return (
    <Notice>
      <ul className={styles.consequences}>
        <li>{t("merge-hides", names)}</li>
        <li>
          {loser.journeys.items.length > 0
            ? t("merge-moves", { ...names, counts: counted(loser) })
            : t("merge-moves-nothing", names)}
        </li>
        {hasKnown && <li>{t("merge-moves-known", names)}</li>}
        {loser.merged.length > 0 && (
          <li>{t("merge-moves-merged", { ...names, count: loser.merged.length })}</li>
        )}
        <li>{t("merge-can-be-undone")}</li>
      </ul>
    </Notice>
  );
}

/** "2 klantreizen met 3 dossiers": those that the reader may see. */
function useCounts(): (record: ComparedRecord) => string {
  const t = useText();
  return (record) => {
    const { journeys, dossiers, isMore } = countsOf(record);
    if (journeys === 0) return t("merge-no-journeys");
    const counts = t("merge-counts", { journeys, dossiers });
    return isMore ? t("merge-counts-at-least", { counts }) : counts;
  };
}
