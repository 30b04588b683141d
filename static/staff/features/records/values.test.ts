import { describe, expect, it } from "vitest";
import { changedFields, changeOf, conflictsOf } from "./values";

const base = { name: "Élise Peeters", telephone: "+32 470 12 34 56", note: "", storeys: 4 };

describe("changeOf", () => {
  it("carries nothing when the form says what the record says", () => {
    expect(changeOf(base, { ...base, name: " Élise Peeters ", note: " " })).toEqual({});
  });

  it("carries what was changed and empties what was cleared", () => {
    const values = { ...base, telephone: " ", note: " Belt laat.\r\n ", storeys: 0 };
    expect(changeOf(base, values)).toEqual({ telephone: null, note: "Belt laat.", storeys: 0 });
  });

  it("carries a cleared field that is never empty as blank", () => {
    expect(changeOf(base, { ...base, name: " " }, ["name"])).toEqual({ name: "" });
  });
});

describe("conflictsOf", () => {
  const current = { ...base, telephone: "+32 15 12 34 03", note: "Nieuw.", storeys: 5 };

  it("names the fields that both changed", () => {
    expect(changedFields(base, current)).toEqual(["telephone", "note", "storeys"]);
    expect(conflictsOf(base, current, { telephone: "015 99 99 99", name: "Elise", storeys: null })).toEqual([
      "telephone",
      "storeys",
    ]);
  });

  it("is no conflict when both wrote the same", () => {
    expect(conflictsOf(base, current, { note: "Nieuw.", storeys: 5 })).toEqual([]);
  });
});
