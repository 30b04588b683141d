// The choices of a merge, the two records always on the same side.

import type { Dispatch, SetStateAction } from "react";
import type { FieldName, Noun, Relation } from "../../api/relations";
import { useDates } from "../../app/dates";
import { useText } from "../../app/i18n";
import { RadioGroup } from "../../ui/Choice";
import { FieldSet } from "../../ui/Form";
import { KeyValue } from "../../ui/KeyValue";
import { Notice } from "../../ui/States";
import { useFieldLabels, useValueText } from "../relations/words";
import {
  type Choices,
  comparedFields,
  countsOf,
  keptOf,
  opposite,
  type Pair,
  survivorOf,
  type Which,
} from "./choices";
import styles from "./MergeFields.module.css";

interface MergeFieldsProps {
  noun: Noun;
  pair: Pair<Relation>;
  choices: Choices;
  onChange: Dispatch<SetStateAction<Choices>>;
}

const SIDES = ["one", "other"] as const;

export function MergeFields({ noun, pair, choices, onChange }: MergeFieldsProps) {
  const t = useText();
  const dates = useDates();
  const counted = useCounts();
  const { different, equal } = comparedFields(noun, pair);
  const survivor = survivorOf(choices, pair);
  const stay = (which: string) => onChange((before) => ({ ...before, survivor: which as Which }));
  const keep = (field: FieldName, which: string) =>
    onChange((before) => ({ ...before, fields: { ...before.fields, [field]: which as Which } }));

  return (
    <>
      <RadioGroup
        label={t("merge-survivor")}
        name="survivor_id"
        look="columns"
        value={survivor}
        onChange={stay}
        options={SIDES.map((which) => ({
          key: which,
          label: pair[which].name,
          description: t("merge-record", {
            date: dates.date(pair[which].created_at),
            counts: counted(pair[which]),
          }),
        }))}
      />
      {different.length > 0 && (
        <FieldSet title={t("merge-different")}>
          {different.map((field) => (
            <Field key={field} {...{ field, pair }} kept={keptOf(choices, pair, field)} onKeep={keep} />
          ))}
        </FieldSet>
      )}
      {equal.length > 0 && <Equal fields={equal} record={pair.one} />}
      <Consequences survivor={pair[survivor]} loser={pair[opposite(survivor)]} />
    </>
  );
}

interface FieldProps {
  field: FieldName;
  pair: Pair<Relation>;
  kept: Which;
  onKeep: (field: FieldName, which: string) => void;
}

function Field({ field, pair, kept, onKeep }: FieldProps) {
  const t = useText();
  const labels = useFieldLabels();
  const valueText = useValueText();
  return (
    <RadioGroup
      label={labels[field]}
      name={`keep.${field}`}
      look="columns"
      value={kept}
      onChange={(which) => onKeep(field, which)}
      options={SIDES.map((which) => ({
        key: which,
        label: valueText(field, pair[which][field]) || t("duplicates-no-value"),
      }))}
    />
  );
}

function Equal({ fields, record }: { fields: FieldName[]; record: Relation }) {
  const t = useText();
  const labels = useFieldLabels();
  const valueText = useValueText();
  return (
    <section className={styles.equal}>
      <h3 className={styles.title}>{t("merge-equal")}</h3>
      <KeyValue
        facts={fields.map((field) => ({
          label: labels[field],
          value: valueText(field, record[field]),
          isLong: field === "note",
        }))}
      />
    </section>
  );
}

/** What pressing the button will do, in sentences. */
function Consequences({ survivor, loser }: { survivor: Relation; loser: Relation }) {
  const t = useText();
  const counted = useCounts();
  const names = { survivor: survivor.name, loser: loser.name };
  return (
    <Notice>
      <ul className={styles.consequences}>
        <li>{t("merge-hides", names)}</li>
        <li>
          {loser.journeys.items.length > 0
            ? t("merge-moves", { ...names, counts: counted(loser) })
            : t("merge-moves-nothing", names)}
        </li>
        {loser.merged.length > 0 && (
          <li>{t("merge-moves-merged", { ...names, count: loser.merged.length })}</li>
        )}
        <li>{t("merge-can-be-undone")}</li>
      </ul>
    </Notice>
  );
}

/** "2 klantreizen met 3 dossiers": those that the reader may see. */
function useCounts(): (record: Relation) => string {
  const t = useText();
  return (record) => {
    const { journeys, dossiers, isMore } = countsOf(record);
    if (journeys === 0) return t("merge-no-journeys");
    const counts = t("merge-counts", { journeys, dossiers });
    return isMore ? t("merge-counts-at-least", { counts }) : counts;
  };
}
