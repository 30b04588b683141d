// What undoing a merge will do.

import type { Merge, MergeEdit } from "../../api/merges";
import { PARTS, SPELLING } from "../addresses/values";

/** What the survivor took over. The line of an address is told without its parts, which came along with it. */
export const taken = ({ brought }: Pick<Merge, "brought">) =>
  brought.filter((change) => !isOf(PARTS, change));

/**
 * Whether undoing takes this value back: it still is as the merge brought it. How an address is spelled goes back as a whole or
 * not at all, and not once the register knows it.
 */
export function goesBack({ brought, edits }: Pick<Merge, "brought" | "edits">, change: MergeEdit): boolean {
  if (!isOf(SPELLING, change)) return isAsBrought(change, edits);
  const isMatched = Boolean(lastOf("register_id", edits)?.after);
  return (
    !isMatched && brought.filter((part) => isOf(SPELLING, part)).every((part) => isAsBrought(part, edits))
  );
}

function isAsBrought(brought: MergeEdit, edits: MergeEdit[]): boolean {
  const last = lastOf(brought.field, edits);
  return !last || (last.after ?? null) === (brought.after ?? null);
}

const lastOf = (field: string, edits: MergeEdit[]) => edits.findLast((edit) => edit.field === field);

const isOf = (fields: readonly string[], { field }: MergeEdit) => fields.includes(field);
