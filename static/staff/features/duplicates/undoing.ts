// What undoing a merge will do.

import type { Merge, MergeEdit } from "../../api/merges";

/** Whether undoing takes this value back: it still is as the merge brought it. */
export function goesBack(brought: MergeEdit, edits: Merge["edits"]): boolean {
  const last = edits.findLast((edit) => edit.field === brought.field);
  return !last || (last.after ?? null) === (brought.after ?? null);
}
