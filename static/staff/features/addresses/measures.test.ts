import { expect, it } from "vitest";
import { measuresIn } from "./measures";

it.each([
  ["nl", 1125, "112,5 m²"],
  ["nl", 11250, "1.125 m²"],
  ["en", 900, "90 m²"],
] as const)("in %s writes %d tenths as %s", (language, tenths, written) => {
  expect(measuresIn(language).squareMetres(tenths).replace("\u00a0", " ")).toBe(written);
});

it("writes an energy use below zero", () => {
  expect(measuresIn("nl").energyUse(-205).replace("\u00a0", " ")).toBe("-20,5 kWh/m²");
});
