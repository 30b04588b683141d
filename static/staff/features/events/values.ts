// The fields of an event as they are typed, and how a new one is sent.

import { type DeskEvent, type EventField, type EventValues, FIELDS, type NewEvent } from "../../api/events";

/** Never empty: cleared, they are sent blank, for the API to refuse. */
export const REQUIRED: readonly EventField[] = ["name", "kind", "starts_on"];

export const EMPTY: EventValues = { name: "", kind: "", place: "", starts_on: "", ends_on: "", note: "" };

export function valuesOf(event: DeskEvent): EventValues {
  return Object.fromEntries(FIELDS.map((field) => [field, event[field] ?? ""])) as EventValues;
}

/** The request for a new event; what must be there and is not, is for the API to miss. */
export function newEvent(values: EventValues): NewEvent {
  const { name, kind, starts_on } = values;
  const others = (["place", "ends_on", "note"] as const).filter((field) => values[field].trim());
  return {
    ...{ name: name.trim(), kind, starts_on },
    ...Object.fromEntries(others.map((field) => [field, values[field].trim()])),
  };
}
