import { describe, expect, it } from "vitest";
import { atControl, emptyDraft, openingOf, typedIn, unchosen } from "./opening";

const draft = emptyDraft("advice");
const elise = { id: "c1", name: "Élise Peeters", telephone: "+3215123403" };
const bruul = { id: "a1", text: "Bruul 12, 2800 Mechelen", state: "typed" } as const;

describe("openingOf", () => {
  it("is complete with a type alone", () => {
    expect(openingOf(draft)).toEqual({
      ...{ type: "advice", subtype: null, source: null, main_project: null },
      ...{ contact: null, role: null, address: null },
    });
  });

  it("sends only the ids of what is known", () => {
    const body = openingOf({
      ...draft,
      role: "tenant",
      who: { kind: "known", contact: elise },
      where: { kind: "known", address: bruul },
    });
    expect(body).toMatchObject({ contact: { id: "c1" }, role: "tenant", address: { id: "a1" } });
  });

  it("sends what is filled of who and what is new", () => {
    const body = openingOf({
      ...draft,
      who: { kind: "new", values: { name: " An ", email: "", telephone: "015 29 40 00", language: "nl" } },
      where: { kind: "new", text: " Bruul 12 " },
    });
    expect(body.contact).toEqual({ name: "An", telephone: "015 29 40 00", language: "nl" });
    expect(body.address).toEqual({ text: "Bruul 12" });
  });

  it("leaves a role to the API to miss, and sends none without somebody", () => {
    expect(openingOf({ ...draft, who: { kind: "known", contact: elise } }).role).toBeNull();
    expect(openingOf({ ...draft, role: "tenant" }).role).toBeNull();
  });
});

describe("typedIn", () => {
  it("keeps what was chosen although its field is emptied", () => {
    const known = { kind: "known", contact: elise } as const;
    expect(typedIn(known, "")).toBe(known);
    expect(typedIn(draft.who, "pee")).toMatchObject({ kind: "finding", text: "pee" });
  });
});

describe("unchosen", () => {
  it("finds nothing in an empty form", () => {
    expect(unchosen(draft)).toBeNull();
  });

  it("refuses what was typed and not chosen", () => {
    const typed = { kind: "finding", text: "peet", isAgain: false } as const;
    expect(unchosen({ ...draft, who: typed, where: typed })?.errors).toEqual({
      contact: ["unknown-option"],
      address: ["unknown-option"],
    });
    expect(unchosen({ ...draft, who: { ...typed, text: "  " } })).toBeNull();
  });
});

describe("atControl", () => {
  const at = (field: string) => atControl({ field, message: "" }).field;

  it("brings the faults of a new person to the fields of a person", () => {
    expect(at("contact.email")).toBe("email");
    expect(at("address.text")).toBe("address.text");
    expect(at("role")).toBe("role");
  });

  it("shows the faults of what was chosen above the form", () => {
    expect(at("contact.id")).toBe("");
    expect(at("address.id")).toBe("");
    expect(at("journey_number")).toBe("");
  });
});
