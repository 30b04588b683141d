import { describe, expect, it } from "vitest";
import type { Relation } from "../../api/relations";
import { changeOf, conflictsOf, draftOf, filled, valuesOf, writtenEnterpriseNumber } from "./values";

const elise: Relation = {
  id: "c1",
  version: 3,
  state: "active",
  name: "Élise Peeters",
  email: "elise@example.be",
  telephone: "+32470123456",
  language: "nl",
  preferred_channel: null,
  note: null,
  resolved_from: null,
  merged: [],
  journeys: { items: [], next: null },
  allowed: { edit: true, merge: true, deactivate: true },
  masked: 0,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
};

describe("writtenEnterpriseNumber", () => {
  it("groups ten digits and leaves anything else", () => {
    expect(writtenEnterpriseNumber("0477445084")).toBe("0477.445.084");
    expect(writtenEnterpriseNumber("47744508")).toBe("47744508");
  });
});

describe("changeOf", () => {
  it("carries nothing when the form says what the record says", () => {
    expect(changeOf("contact", elise, valuesOf("contact", elise))).toEqual({});
  });

  it("carries what was changed and empties what was cleared", () => {
    const values = { ...valuesOf("contact", elise), email: " ", note: " Belt laat. " };
    expect(changeOf("contact", elise, values)).toEqual({ email: null, note: "Belt laat." });
  });

  it("carries a cleared name as blank", () => {
    expect(changeOf("contact", elise, { ...valuesOf("contact", elise), name: " " })).toEqual({ name: "" });
  });
});

describe("filled", () => {
  it("leaves out what is empty", () => {
    expect(filled({ name: " Jan ", email: "", note: "  " })).toEqual({ name: "Jan" });
  });
});

describe("conflictsOf", () => {
  const current = { ...elise, version: 4, telephone: "+3215123403", note: "Nieuw." };

  it("names the fields that both changed", () => {
    expect(conflictsOf("contact", elise, current, { telephone: "015 99 99 99", email: null })).toEqual([
      "telephone",
    ]);
  });

  it("is no conflict when both wrote the same", () => {
    expect(conflictsOf("contact", elise, current, { note: "Nieuw." })).toEqual([]);
  });
});

describe("draftOf", () => {
  it.each([
    ["contact", "Jan Peet", { name: "Jan Peet" }],
    ["contact", "jan@example.be", { email: "jan@example.be" }],
    ["contact", "jan@exa", { name: "jan@exa" }],
    ["contact", "0470 12 34 56", { telephone: "0470 12 34 56" }],
    ["organisation", "BTW BE 0477.445.084", { enterprise_number: "BTW BE 0477.445.084" }],
    ["organisation", "015 29 40 00", { telephone: "015 29 40 00" }],
    ["organisation", "VME Bruul 12", { name: "VME Bruul 12" }],
    ["organisation", " ", {}],
  ] as const)("of %s takes %s as %o", (noun, text, draft) => {
    expect(draftOf(noun, text)).toEqual(draft);
  });
});
