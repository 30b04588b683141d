import { describe, expect, it } from "vitest";
import type { DossierType, Subtype, Wagon } from "../../api/types";
import { emptySteps, trainOf, wagonBefore } from "./trainOrder";

const labels = { nl: "", fr: "", en: "" };
const types = ["information", "request", "advice", "design", "execution", "loan", "premium"].map(
  (key): DossierType => ({ key, labels, active: true, stages: [], tabs: [] }),
);
const subtypes: Subtype[] = (
  [
    ["information", "information_request", 1],
    ["information", "financial_advice", 2],
    ["information", "premium_help", 5],
    ["loan", "zero_percent", null],
    ["premium", "green_roof", 5],
  ] as const
).map(([type, key, phase]) => ({ type, key, phase, labels, active: true }));

let made = 0;
const wagon = (type: string, subtype: string | null = null): Wagon => {
  made += 1;
  return { number: `2026-${String(made).padStart(6, "0")}`, type, subtype, stage: "request" };
};

/** A train in short: types, and empty places as "+ type". */
const shortly = (wagons: Wagon[], known = types) =>
  trainOf(wagons, known, subtypes).places.map((place) =>
    place.kind === "wagon" ? place.wagon.type : `+ ${place.type}`,
  );

describe("trainOf", () => {
  it("keeps a place for each next step of a journey that just began", () => {
    expect(shortly([wagon("information")])).toEqual(["information", "+ advice", "+ design", "+ execution"]);
  });

  it("puts the dossiers in order of phase, whatever their numbers", () => {
    const wagons = [wagon("execution"), wagon("information"), wagon("advice")];
    expect(shortly(wagons)).toEqual(["information", "advice", "+ design", "execution"]);
  });

  it("takes the phase of the subtype before that of the type", () => {
    const wagons = [wagon("information", "premium_help"), wagon("advice"), wagon("information")];
    expect(shortly(wagons)).toEqual(["information", "advice", "+ design", "+ execution", "information"]);
    expect(shortly([wagon("information", "financial_advice")])).not.toContain("+ advice");
  });

  it("puts those of one phase in order of number", () => {
    const [first, second] = [wagon("advice"), wagon("advice")];
    const { places } = trainOf([second, first], types, subtypes);
    expect(places.slice(0, 2)).toEqual([
      { kind: "wagon", wagon: first },
      { kind: "wagon", wagon: second },
    ]);
  });

  it("puts what belongs to no phase at the end", () => {
    const wagons = [wagon("loan", "zero_percent"), wagon("premium", "green_roof"), wagon("information")];
    expect(shortly(wagons).slice(-2)).toEqual(["premium", "loan"]);
  });

  it("offers the other types in order of phase, each type once", () => {
    const { places, others } = trainOf([wagon("information"), wagon("advice")], types, subtypes);
    expect(others).toEqual(["information", "advice", "request", "loan", "premium"]);
    const coupled = places.flatMap((place) => (place.kind === "coupling" ? place.type : []));
    expect([...others, ...coupled].sort()).toEqual(types.map((type) => type.key).sort());
  });

  it("offers no type that is out of use", () => {
    const known = types.map((type) => ({ ...type, active: type.key !== "design" && type.key !== "loan" }));
    expect(shortly([wagon("information")], known)).not.toContain("+ design");
    expect(trainOf([], known, subtypes).others).not.toContain("loan");
  });
});

describe("emptySteps", () => {
  it("are none once every step was taken", () => {
    expect(emptySteps([wagon("advice"), wagon("design"), wagon("execution")], types, subtypes)).toEqual([]);
  });
});

describe("wagonBefore", () => {
  const [information, execution] = [wagon("information"), wagon("execution")];

  it("is the last of the same phase or an earlier one", () => {
    expect(wagonBefore("design", [execution, information], subtypes)).toBe(information.number);
    expect(wagonBefore("execution", [information, execution], subtypes)).toBe(execution.number);
    expect(wagonBefore("loan", [information, execution], subtypes)).toBe(execution.number);
  });

  it("is the first when all come later", () => {
    expect(wagonBefore("information", [execution], subtypes)).toBe(execution.number);
  });
});
