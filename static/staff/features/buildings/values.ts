// The facts about a building as a form holds them.

import type { Building, BuildingChange } from "../../api/buildings";

/** The facts about a building, in the order of the form. */
export const FIELDS = [
  "dwelling_units",
  "other_units",
  "storeys",
  "buildings",
  "typology",
  "association_id",
  "construction_year",
  "floor_area_m2_tenths",
  "energy_carrier",
  "heritage",
] as const satisfies readonly (keyof BuildingChange)[];

export type BuildingField = (typeof FIELDS)[number];

export type BuildingValues = {
  dwelling_units: number | null;
  other_units: number | null;
  storeys: number | null;
  buildings: string;
  typology: string;
  /** Empty: no association is known. */
  association_id: string;
  construction_year: number | null;
  floor_area_m2_tenths: number | null;
  energy_carrier: string;
  heritage: string;
};

export function valuesOf(building: Building): BuildingValues {
  return {
    dwelling_units: building.dwelling_units ?? null,
    other_units: building.other_units ?? null,
    storeys: building.storeys ?? null,
    buildings: building.buildings ?? "",
    typology: building.typology ?? "",
    association_id: building.association?.id ?? "",
    construction_year: building.construction_year ?? null,
    floor_area_m2_tenths: building.floor_area_m2_tenths ?? null,
    energy_carrier: building.energy_carrier ?? "",
    heritage: building.heritage ?? "",
  };
}

/** A building is called by the first of its addresses. */
export const nameOf = ({ addresses, apartments }: Pick<Building, "addresses" | "apartments">) =>
  (addresses[0] ?? apartments[0])?.text;
