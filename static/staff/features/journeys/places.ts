// What can be done with the place of an address in a journey.

import type { JourneyAddressEdit } from "../../api/journeyAddresses";
import type { JourneyAddress, Wagon } from "../../api/types";

export type PlaceAction = { kind: "main" | "journey" | "remove" } | { kind: "dossier"; number: string };

/**
 * The site stays the site until another address is named, and counts for the whole journey; it can go only as the last one.
 * One address is not offered the same place twice.
 */
export function placeActions(
  address: JourneyAddress,
  addresses: JourneyAddress[],
  wagons: Wagon[],
): PlaceAction[] {
  if (address.is_main) return addresses.length === 1 ? [{ kind: "remove" }] : [];
  const taken = addresses
    .filter((other) => other.id === address.id)
    .map((other) => other.link.dossier_number ?? null);
  const isForAll = !address.link.dossier_number;
  const numbers = wagons.map((wagon) => wagon.number).filter((number) => !taken.includes(number));
  return [
    ...(isForAll || !taken.includes(null) ? [{ kind: "main" } as const] : []),
    ...(taken.includes(null) ? [] : [{ kind: "journey" } as const]),
    ...numbers.map((number) => ({ kind: "dossier", number }) as const),
    { kind: "remove" },
  ];
}

/** What is sent for it; the site counts for the whole journey. */
export function editOf(action: Exclude<PlaceAction, { kind: "remove" }>): JourneyAddressEdit {
  if (action.kind === "main") return { main: true, dossier_number: null };
  return { dossier_number: action.kind === "dossier" ? action.number : null };
}

/** An action as the key of a menu entry. */
export const entryKey = (action: PlaceAction) => (action.kind === "dossier" ? action.number : action.kind);

/** The ids of addresses that count for the whole journey: there is nothing to add of those. */
export const placed = (addresses: JourneyAddress[]): string[] =>
  addresses.filter((address) => !address.link.dossier_number).map((address) => address.id);
