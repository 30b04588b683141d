// Which fields are still wanted before the present stage can be left.

import type { DetailValue, Dossier, DossierType, Field } from "../../../api/types";
import { isEmpty } from "./fieldValue";

/** In `required_from`: the first stage, of whatever type. */
const FIRST = "first";

/** Whether the stage the dossier is in, or one before it, cannot be left while `field` is empty. */
export function isRequiredNow(field: Field, type: DossierType | undefined, stage: string): boolean {
  if (!field.required_from || !type) return false;
  const place = (key: string) => type.stages.findIndex((candidate) => candidate.key === key);
  const from = field.required_from === FIRST ? 0 : place(field.required_from);
  return from >= 0 && from <= place(stage);
}

/**
 * Whether to frame `field`: it is required now and has no value. What the dossier does not hold itself counts as
 * filled in, as the API does.
 */
export function isMissing(field: Field, type: DossierType | undefined, dossier: Dossier, value: DetailValue) {
  if (field.column === "assignee" || field.column === "queue" || field.computed) return false;
  return isRequiredNow(field, type, dossier.stage) && isEmpty(value);
}
