// What the facts about a building are called, and their values as they are read.

import { useMemo } from "react";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useFactLabels, useValueText as useFactText } from "../addresses/words";
import type { BuildingField } from "./values";

export const buildingPath = (id: string) => path("building", { id });

export function useFieldLabels(): Record<BuildingField, string> {
  const t = useText();
  const facts = useFactLabels();
  return useMemo(
    () => ({
      dwelling_units: t("building-dwelling-units"),
      other_units: t("building-other-units"),
      storeys: t("building-storeys"),
      buildings: t("building-buildings"),
      association_id: t("building-association"),
      ...facts,
    }),
    [t, facts],
  );
}

/** `nameOf` tells the name of an organisation by its id. */
export function useValueText(nameOf: (id: string) => string) {
  const t = useText();
  const factText = useFactText();
  return (field: BuildingField, value: string | number | null | undefined): string => {
    if (!value && value !== 0) return "";
    if (field === "buildings") return t(`building-buildings-${value}`);
    return field === "association_id" ? nameOf(String(value)) : factText(field, value);
  };
}
