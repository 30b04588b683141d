// Whether the user may say who is involved in a journey.

import { useParty } from "../../api/parties";
import type { Party } from "../../api/types";
import { useMe } from "../../app/session";

/** Where a role reaches only its team's journeys, the API tells of one party whether this is one of them. */
export function useMayEditParties(parties: Party[]): boolean {
  const scope = useMe().permissions.edit_parties ?? "none";
  const isToAsk = scope === "team" || scope === "own";
  const asked = useParty(isToAsk ? parties[0]?.id : undefined);
  if (!isToAsk || parties.length === 0) return scope !== "none";
  return asked.data?.allowed.edit ?? false;
}
