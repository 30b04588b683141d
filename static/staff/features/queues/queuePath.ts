// Addresses within the queue pages.

import { path } from "../../app/routes";

/** Stand where a queue's key stands: no queue has these keys. */
export const ALL_QUEUES = "all";
export const MY_ITEMS = "mine";

export type ListState = "unlinked" | "linked";

export function queuePath(queue: string, state: ListState, item?: string): string {
  const place = item ? path("queueItem", { queue, item }) : path("queue", { queue });
  return state === "linked" ? `${place}?state=linked` : place;
}
