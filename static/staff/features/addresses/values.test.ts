import { describe, expect, it } from "vitest";
import type { Address } from "../../api/addresses";
import { changeOf } from "../records/values";
import { inLine, inParts, isInParts, newAddress, REQUIRED, spellingOf, valuesOf } from "./values";

const bruul: Address = {
  id: "a1",
  version: 2,
  state: "typed",
  text: "Bruul 12 bus 3, 2800 Mechelen",
  street: "Bruul",
  house_number: "12",
  box_number: "3",
  postcode: "2800",
  municipality: "Mechelen",
  floor_area_m2_tenths: 1125,
  warnings: [],
  merged: [],
  allowed: { edit: true, except: false, merge: true },
  masked: 0,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
};

describe("what a form holds", () => {
  const values = valuesOf(bruul);

  it("is no change as long as it says what the address says", () => {
    expect(changeOf(values, values, REQUIRED)).toEqual({});
  });

  it("carries what was changed, and a cleared line as blank", () => {
    const changed = { ...values, text: " ", box_number: "", construction_year: 1930, heritage: "no" };
    expect(changeOf(values, { ...changed, floor_area_m2_tenths: null }, REQUIRED)).toEqual({
      text: "",
      box_number: null,
      construction_year: 1930,
      floor_area_m2_tenths: null,
      heritage: "no",
    });
  });
});

describe("a new address", () => {
  it.each([
    ["Bruul 12 bus 3, 2800 Mechelen", ["Bruul", "12", "3", "2800", "Mechelen"]],
    ["Koning Albertplein 2", ["Koning Albertplein", "2"]],
    ["Onder den Toren 4A, 2800", ["Onder den Toren", "4A", "2800"]],
    ["Het huis op de hoek", ["Het huis op de hoek"]],
  ])("%s in parts goes back to the same line", (text, parts) => {
    const taken = inParts({ text, dwelling_type: "apartment" });
    expect(isInParts(taken)).toBe(true);
    expect(Object.values(spellingOf(taken))).toEqual(parts);
    expect(inLine(taken)).toEqual({ text, dwelling_type: "apartment" });
  });

  it("sends what is filled, and where an apartment lies only of an apartment", () => {
    const values = { text: " Bruul 12 ", parcel_number: " ", apartment_situation: "2de links" };
    expect(newAddress({ ...values, dwelling_type: "other" })).toEqual({
      text: "Bruul 12",
      dwelling_type: "other",
    });
    expect(newAddress({ ...values, dwelling_type: "apartment" })).toMatchObject({
      apartment_situation: "2de links",
    });
  });
});
