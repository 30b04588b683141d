// What the facts about addresses and buildings are called, and their values as they are read.

import { useMemo } from "react";
import { useCatalogue } from "../../api/catalogue";
import { type Translate, useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useMeasures } from "./measures";
import type { AddressField } from "./values";

export const addressPath = (id: string) => path("address", { id });

/** The lists of the catalogue that addresses and buildings choose from, by field. */
export const LISTS = {
  dwelling_type: "dwelling_type",
  building_type: "building_type",
  energy_carrier: "energy_carrier",
  typology: "building_typology",
} as const;

export type ListedField = keyof typeof LISTS;

/** The labels of facts that may be told of an address and of its building. */
function factLabels(t: Translate) {
  return {
    dwelling_type: t("dwelling-type"),
    building_type: t("building-type"),
    typology: t("building-typology"),
    construction_year: t("construction-year"),
    floor_area_m2_tenths: t("floor-area"),
    energy_carrier: t("energy-carrier"),
    heritage: t("heritage"),
  };
}

export function useFactLabels() {
  const t = useText();
  return useMemo(() => factLabels(t), [t]);
}

export function useFieldLabels(): Record<AddressField, string> {
  const t = useText();
  return useMemo(
    () => ({
      text: t("address-line"),
      street: t("address-street"),
      house_number: t("address-house-number"),
      box_number: t("address-box-number"),
      postcode: t("address-postcode"),
      municipality: t("address-municipality"),
      parcel_number: t("address-parcel-number"),
      apartment_situation: t("apartment-situation"),
      ...factLabels(t),
    }),
    [t],
  );
}

/** A value in words: keys become their names, numbers are written as people write them. */
export function useValueText(): (field: string, value: string | number | null | undefined) => string {
  const t = useText();
  const { optionLabel } = useCatalogue();
  const { squareMetres } = useMeasures();
  return (field, value) => {
    if (value === null || value === undefined || value === "") return "";
    if (field === "floor_area_m2_tenths") return squareMetres(Number(value));
    if (field === "heritage") return value === "yes" ? t("yes") : value === "no" ? t("no") : t("unknown");
    return field in LISTS ? optionLabel(LISTS[field as ListedField], String(value)) : String(value);
  };
}

/** The button in a list that matches an address, found again when the one before it has gone. */
export const matchButtonId = (id: string) => `match-${id}`;
