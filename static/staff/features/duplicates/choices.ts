// What a merge keeps: which record stays, and of which record each field's value stays.

import type { MergeRequest, RecordOfPair } from "../../api/merges";
import { FIELDS, type FieldName, type Noun, type Relation } from "../../api/relations";

export type Which = "one" | "other";

export interface Pair<Of extends RecordOfPair = RecordOfPair> {
  one: Of;
  other: Of;
}

/** What the reader chose; the rest is as proposed. */
export interface Choices {
  survivor: Which | null;
  fields: Partial<Record<FieldName, Which>>;
}

export const NOTHING_CHOSEN: Choices = { survivor: null, fields: {} };

/** Without value: null, whether the API says so or says nothing. */
export const filledValue = (record: RecordOfPair, field: FieldName): string | null => record[field] || null;

/** The fields in which the two differ, and those that say the same; what is empty in both is neither. */
export function comparedFields(noun: Noun, { one, other }: Pair) {
  const filled: FieldName[] = FIELDS[noun].filter(
    (field) => filledValue(one, field) ?? filledValue(other, field),
  );
  const differs = (field: FieldName) => filledValue(one, field) !== filledValue(other, field);
  return {
    filled,
    different: filled.filter(differs),
    equal: filled.filter((field) => !differs(field)),
  };
}

export const opposite = (which: Which): Which => (which === "one" ? "other" : "one");

/** The record that stays: as chosen, else the one with more journeys, else the older one. */
export function survivorOf({ survivor }: Choices, { one, other }: Pair<Relation>): Which {
  if (survivor) return survivor;
  const more = one.journeys.items.length - other.journeys.items.length;
  if (more !== 0) return more > 0 ? "one" : "other";
  return one.created_at <= other.created_at ? "one" : "other";
}

/** Whose value of the field stays: as chosen, else the survivor's unless it has none. */
export function keptOf(choices: Choices, pair: Pair<Relation>, field: FieldName): Which {
  const survivor = survivorOf(choices, pair);
  return choices.fields[field] ?? (filledValue(pair[survivor], field) ? survivor : opposite(survivor));
}

export function mergeBody(noun: Noun, pair: Pair<Relation>, choices: Choices): MergeRequest {
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
        filledValue(before[which], field as FieldName) === filledValue(after[which], field as FieldName),
    );
  return { ...choices, fields: Object.fromEntries(Object.entries(choices.fields).filter(isSame)) };
}

/** What hangs on a record. `isMore`: the API told only the first page. */
export function countsOf({ journeys }: Relation) {
  return {
    journeys: journeys.items.length,
    dossiers: journeys.items.reduce((sum, journey) => sum + journey.dossiers.length, 0),
    isMore: Boolean(journeys.next),
  };
}
