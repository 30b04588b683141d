// National register numbers that the desk made unreadable in what was saved.

import type { Dossier, Field } from "../../../api/types";
import { type Edits, valueIn } from "./fieldValue";

/** Stands in the place of each of the eleven digits. */
const MASK = "•";
const DIGITS = 11;

/** How many of them were in `edits`, as `saved` shows it. */
export function maskedIn(saved: Dossier, edits: Edits, field: (key: string) => Field | undefined): number {
  const signs = Object.entries(edits).map(([key, typed]) => {
    const known = field(key);
    return known ? masks(valueIn(saved, known)) - masks(typed) : 0;
  });
  return Math.floor(signs.reduce((sum, count) => sum + count, 0) / DIGITS);
}

const masks = (value: unknown) => (typeof value === "string" ? value.split(MASK).length - 1 : 0);
