// What is being worked on at an address: reason to look there first.

import { type FoundAddress, useAddress } from "../../api/addresses";

const NONE: string[] = [];

/** `own`: numbers of dossiers that are no news. */
export function useOpenDossiers(address: FoundAddress | null, own = NONE) {
  const known = useAddress(address?.id ?? "");
  const open = address ? (known.data?.open_dossiers ?? []) : [];
  return { isReading: known.isLoading, dossiers: open.filter((dossier) => !own.includes(dossier.number)) };
}
