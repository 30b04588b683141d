import { describe, expect, it } from "vitest";
import type { Relation } from "../../api/relations";
import { changeOf } from "../records/values";
import { draftOf, filled, REQUIRED, valuesOf, writtenEnterpriseNumber } from "./values";

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

describe("what a form holds", () => {
  const values = valuesOf("contact", elise);

  it("is no change as long as it says what the record says", () => {
    expect(values.telephone).toBe("+32 470 12 34 56");
    expect(changeOf(values, values, REQUIRED)).toEqual({});
  });

  it("empties what was cleared, and sends a cleared name blank", () => {
    const cleared = { ...values, name: " ", email: " " };
    expect(changeOf(values, cleared, REQUIRED)).toEqual({ name: "", email: null });
  });
});

describe("filled", () => {
  it("leaves out what is empty", () => {
    expect(filled({ name: " Jan ", email: "", note: "  " })).toEqual({ name: "Jan" });
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
