// What a catalogue field holds in a dossier, and how an edited value goes back.

import type { DetailValue, Dossier, DossierChange, Field } from "../../../api/types";

/** Edited values by field key. */
export type Edits = Record<string, DetailValue>;

export function valueIn(dossier: Dossier, field: Field): DetailValue {
  switch (field.column) {
    case null:
    case undefined:
      return dossier.details[field.key] ?? null;
    case "assignee":
      return dossier.assignee?.id ?? null;
    default:
      return dossier[field.column] ?? null;
  }
}

/** Empty texts and empty lists are no value; the order of a list says nothing. */
export function sameValue(one: DetailValue, other: DetailValue): boolean {
  return JSON.stringify(normal(one)) === JSON.stringify(normal(other));
}

function normal(value: DetailValue): DetailValue {
  if (Array.isArray(value)) return value.length === 0 ? null : [...value].sort();
  return typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() || null : value;
}

export const isEmpty = (value: DetailValue) => normal(value) === null;

/** Whether the edit command changes it; people, queue and what is computed have commands of their own or none. */
export function isEditable(field: Field): boolean {
  switch (field.column) {
    case "client_language":
    case "preferred_channel":
    case "assignee":
    case "queue":
    case "reaction_days":
      return false;
    default:
      return !field.computed;
  }
}

/** The request that carries `edits`, and nothing besides. */
export function changeOf(edits: Edits, field: (key: string) => Field | undefined): DossierChange {
  const columns: Record<string, DetailValue> = {};
  const details: Record<string, DetailValue> = {};
  for (const [key, value] of Object.entries(edits)) {
    const column = field(key)?.column;
    if (column) columns[column] = Array.isArray(value) ? value : normal(value);
    else details[key] = normal(value);
  }
  return { ...columns, ...(Object.keys(details).length > 0 ? { details } : {}) };
}

/** The field that an error of the API, or a fact of the timeline, names: `details.question` is `question`. */
export const fieldKeyOf = (name: string) => name.replace(/^details\./, "");
