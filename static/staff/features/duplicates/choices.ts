// What a merge keeps: which record stays, and of which record each field's value stays.

import {
  type Compared,
  type ComparedRecord,
  MERGE_FIELDS,
  type MergeField,
  type MergeNoun,
  type MergeRequest,
} from "../../api/merges";

export type Which = "one" | "other";

export interface Pair<Of extends Compared = Compared> {
  one: Of;
  other: Of;
}

/** What the reader chose; the rest is as proposed. */
export interface Choices {
  survivor: Which | null;
  fields: Partial<Record<MergeField, Which>>;
}

export const NOTHING_CHOSEN: Choices = { survivor: null, fields: {} };

/** What the register says of an address that it knows. */
const OF_REGISTER: readonly MergeField[] = ["text"];

/** Without value: null, whether the API says so or says nothing. */
export const filledValue = (record: Compared, field: MergeField): string | number | null =>
  record[field] || null;

/** The fields in which the two differ, and those that say the same; what is empty in both is neither. */
export function comparedFields(noun: MergeNoun, { one, other }: Pair) {
  const filled: MergeField[] = MERGE_FIELDS[noun].filter(
    (field) => filledValue(one, field) ?? filledValue(other, field),
  );
  const differs = (field: MergeField) => filledValue(one, field) !== filledValue(other, field);
  return {
    filled,
    different: filled.filter(differs),
    equal: filled.filter((field) => !differs(field)),
  };
}

export const opposite = (which: Which): Which => (which === "one" ? "other" : "one");

/** Why the two cannot become one: they are that already, or the register tells the two addresses apart. */
export function hindranceOf({ one, other }: Pair): "is-one" | "in-register" | null {
  if (one.id === other.id) return "is-one";
  return one.register_id && other.register_id ? "in-register" : null;
}

/** The address that must stay, as the register knows it and not the other. */
export function registeredOf({ one, other }: Pair): Which | null {
  if (Boolean(one.register_id) === Boolean(other.register_id)) return null;
  return one.register_id ? "one" : "other";
}

/** Whether the register decides what stays in the field. */
export const isOfRegister = (pair: Pair, field: MergeField) =>
  registeredOf(pair) !== null && OF_REGISTER.includes(field);

/** The record that stays: the register's, else as chosen, else the one with more journeys, else the older one. */
export function survivorOf({ survivor }: Choices, pair: Pair<ComparedRecord>): Which {
  const fixed = registeredOf(pair) ?? survivor;
  if (fixed) return fixed;
  const { one, other } = pair;
  const more = one.journeys.items.length - other.journeys.items.length;
  if (more !== 0) return more > 0 ? "one" : "other";
  return one.created_at <= other.created_at ? "one" : "other";
}

/** Whose value of the field stays: the register's, else as chosen, else the survivor's unless it has none. */
export function keptOf(choices: Choices, pair: Pair<ComparedRecord>, field: MergeField): Which {
  const survivor = survivorOf(choices, pair);
  if (isOfRegister(pair, field)) return survivor;
  return choices.fields[field] ?? (filledValue(pair[survivor], field) ? survivor : opposite(survivor));
}

export function mergeBody(noun: MergeNoun, pair: Pair<ComparedRecord>, choices: Choices): MergeRequest {
  const which = survivorOf(choices, pair);
  const survivor = pair[which];
  const loser = pair[opposite(which)];
  const taken = comparedFields(noun, pair).different.filter(
    (field) => keptOf(choices, pair, field) !== which,
  );
  return {
    noun,
    loser_id: loser.id,
    survivor_id: survivor.id,
    loser_version: loser.version,
    survivor_version: survivor.version,
    keep: Object.fromEntries(taken.map((field) => [field, "loser"])),
  };
}

/** After the records were read anew: a choice between values that are no longer the same two is made again. */
export function stillChosen(choices: Choices, before: Pair, after: Pair): Choices {
  const isSame = ([field]: [string, Which]) =>
    (["one", "other"] as const).every(
      (which) =>
        filledValue(before[which], field as MergeField) === filledValue(after[which], field as MergeField),
    );
  return { ...choices, fields: Object.fromEntries(Object.entries(choices.fields).filter(isSame)) };
}

/** What hangs on a record. `isMore`: the API told only the first page. */
export function countsOf({ journeys }: Pick<ComparedRecord, "journeys">) {
  return {
    journeys: journeys.items.length,
    dossiers: journeys.items.reduce((sum, journey) => sum + journey.dossiers.length, 0),
    isMore: Boolean(journeys.next),
  };
}
