// Two people changed the same dossier: what the other changed, and where that collides with one's own edits.

import type { DetailValue, Dossier, Field } from "../../../api/types";
import { type Edits, sameValue, valueIn } from "./fieldValue";

export interface Conflict {
  field: Field;
  mine: DetailValue;
  theirs: DetailValue;
}

/** The fields that differ between the version one started from and the present one. */
export function changedFields(fields: Field[], base: Dossier, current: Dossier): Field[] {
  return fields.filter((field) => !sameValue(valueIn(base, field), valueIn(current, field)));
}

/** Fields that both changed, to different values. */
export function conflictsOf(fields: Field[], base: Dossier, current: Dossier, edits: Edits): Conflict[] {
  return changedFields(fields, base, current).flatMap((field) => {
    const mine = edits[field.key];
    const theirs = valueIn(current, field);
    return mine === undefined || sameValue(mine, theirs) ? [] : [{ field, mine, theirs }];
  });
}
