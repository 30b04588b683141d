// The dossiers of a journey that the user may work on.

import { useEachDossier } from "../../api/dossier";
import type { Wagon } from "../../api/types";
import { useMe } from "../../app/session";

/** Where a role reaches only its team's dossiers, the API tells of each whether it is one of them. */
export function useWorkedOn(wagons: Wagon[]): string[] {
  const scope = useMe().permissions.edit_activities ?? "none";
  const isToAsk = scope === "team" || scope === "own";
  const numbers = wagons.map((wagon) => wagon.number);
  const asked = useEachDossier(isToAsk ? numbers : []);
  if (isToAsk) return asked.filter((dossier) => dossier.allowed.edit).map((dossier) => dossier.number);
  return scope === "none" ? [] : numbers;
}
