// When an event takes place, seen from today. Days compare as texts.

import type { EventRow } from "../../api/events";

export type Days = Pick<EventRow, "starts_on" | "ends_on">;
export type Standing = "upcoming" | "running" | "past";

export function standingOf({ starts_on, ends_on }: Days, today: string): Standing {
  if (today < starts_on) return "upcoming";
  return today > (ends_on ?? starts_on) ? "past" : "running";
}
