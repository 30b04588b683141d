// The kinds of activities, and which fields each of them has.

import type { ActivityKind } from "../../api/activities";
import type { IconName } from "../../ui/Icon";
import type { ActivityField } from "./values";

/** In the order in which they are offered. */
export const KINDS = ["note", "call", "visit", "appointment", "task"] as const satisfies ActivityKind[];

export const KIND_ICONS: Record<ActivityKind, IconName> = {
  note: "note",
  call: "phone",
  visit: "counter",
  appointment: "calendar",
  task: "task",
};

/** In the order of the form. */
export const FIELDS_OF: Record<ActivityKind, readonly ActivityField[]> = {
  note: ["subject", "body"],
  call: ["subject", "body", "direction", "contact_id", "happened_at"],
  visit: ["subject", "body", "contact_id", "happened_at"],
  appointment: ["subject", "body", "happened_at", "contact_id", "assignee_id"],
  task: ["subject", "body", "due_date", "assignee_id"],
};

/** Whether it waits to be done by somebody. */
export const isPlanned = (kind: ActivityKind) => kind === "appointment" || kind === "task";
