// To which states the reader may bring an address.

import type { Address, AddressState } from "../../api/addresses";

/** An exception is a manager's to make and to end. Matching anew gives a matched address another number. */
export function statesInReach({ state, allowed }: Pick<Address, "state" | "allowed">): AddressState[] {
  if (!allowed.edit) return [];
  if (state === "manual") return allowed.except ? ["matched", "typed"] : [];
  const besides: AddressState[] = state === "matched" ? ["typed"] : [];
  return ["matched", ...besides, ...(allowed.except ? (["manual"] as const) : [])];
}
