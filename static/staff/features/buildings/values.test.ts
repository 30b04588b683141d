import { describe, expect, it } from "vitest";
import type { Building, BuildingAddress } from "../../api/buildings";
import { changeOf } from "../records/values";
import { nameOf, valuesOf } from "./values";

const bruul: BuildingAddress = { id: "a1", text: "Bruul 12, 2800 Mechelen", state: "typed" };
const flat: BuildingAddress = { ...bruul, id: "a2", text: "Bruul 12 bus 1, 2800 Mechelen", box_number: "1" };

const building: Building = {
  id: "b1",
  version: 1,
  dwelling_units: 12,
  association: { id: "o1", name: "VME Bruul 12" },
  floor_area_m2_tenths: 11250,
  addresses: [bruul],
  apartments: [flat],
  may_edit: true,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
};

describe("what a form holds", () => {
  const values = valuesOf(building);

  it("is no change as long as it says what the building says", () => {
    expect(changeOf(values, values)).toEqual({});
  });

  it("takes the association away, and a number that is none", () => {
    const changed = {
      ...values,
      association_id: "",
      dwelling_units: null,
      other_units: 0,
      typology: "medium",
    };
    expect(changeOf(values, changed)).toEqual({
      association_id: null,
      dwelling_units: null,
      other_units: 0,
      typology: "medium",
    });
  });
});

describe("nameOf", () => {
  it("is the first address, else the first apartment", () => {
    expect(nameOf(building)).toBe(bruul.text);
    expect(nameOf({ addresses: [], apartments: [flat] })).toBe(flat.text);
    expect(nameOf({ addresses: [], apartments: [] })).toBeUndefined();
  });
});
