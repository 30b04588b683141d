// When what is open is due, as groups of a list.

import type { ActivityRow } from "../../api/activities";

export const DUE_GROUPS = ["overdue", "today", "later", "undated"] as const;

export type DueGroup = (typeof DUE_GROUPS)[number];

/** Days are compared as the API writes them, `YYYY-MM-DD`. */
export function dueGroup({ due_on }: Pick<ActivityRow, "due_on">, today: string): DueGroup {
  if (!due_on) return "undated";
  if (due_on === today) return "today";
  return due_on < today ? "overdue" : "later";
}

/** The rows by group, as they come; a group without rows stays away. */
export function byDue<Row extends Pick<ActivityRow, "due_on">>(
  rows: Row[],
  today: string,
): { group: DueGroup; rows: Row[] }[] {
  return DUE_GROUPS.map((group) => ({
    group,
    rows: rows.filter((row) => dueGroup(row, today) === group),
  })).filter((found) => found.rows.length > 0);
}
