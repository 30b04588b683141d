// Whether the user may say which addresses a journey is about.

import { useJourneyPlace } from "../../api/journeyAddresses";
import type { JourneyAddress } from "../../api/types";
import { useMe } from "../../app/session";

/** Where a role reaches only its team's journeys, the API tells of one place whether this is one of them. */
export function useMayEditAddresses(addresses: JourneyAddress[]): boolean {
  const scope = useMe().permissions.edit_journey_addresses ?? "none";
  const isToAsk = scope === "team" || scope === "own";
  const asked = useJourneyPlace(isToAsk ? addresses[0]?.link.id : undefined);
  if (!isToAsk || addresses.length === 0) return scope !== "none";
  return asked.data?.allowed.edit ?? false;
}
