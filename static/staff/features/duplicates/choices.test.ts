import { describe, expect, it } from "vitest";
import type { ComparedRecord } from "../../api/merges";
import type { Relation } from "../../api/relations";
import {
  comparedFields,
  countsOf,
  hindranceOf,
  isOfRegister,
  keptOf,
  mergeBody,
  NOTHING_CHOSEN,
  type Pair,
  stillChosen,
  survivorOf,
} from "./choices";

function record(id: string, part: Partial<Relation>): Relation {
  return {
    id,
    version: 1,
    name: "Marleen Peeters",
    email: null,
    telephone: "+32470123456",
    language: "nl",
    preferred_channel: null,
    note: null,
    created_at: "2026-03-01T10:00:00.000Z",
    merged: [],
    journeys: { items: [], next: null },
    state: "active",
    allowed: { edit: true, merge: true, deactivate: true },
    masked: 0,
    updated_at: "2026-06-01T10:00:00.000Z",
    ...part,
  };
}

const journey = (dossiers: number) => ({
  number: "2026-000001",
  dossiers: Array.from({ length: dossiers }, (_, at) => ({
    number: `2026-00000${at + 1}`,
    type: "advice",
    stage: "request",
  })),
  parties: [],
});

const pair: Pair<Relation> = {
  one: record("a", { version: 3, email: "marleen@post.example" }),
  other: record("b", {
    version: 7,
    name: "M. Peeters",
    language: "fr",
    created_at: "2026-05-01T10:00:00.000Z",
  }),
};

describe("comparedFields", () => {
  it("tells differences from what is equal and leaves out what nobody filled in", () => {
    expect(comparedFields("contact", pair)).toEqual({
      filled: ["name", "email", "telephone", "language"],
      different: ["name", "email", "language"],
      equal: ["telephone"],
    });
  });

  it("compares an organisation by its own fields", () => {
    const one = record("a", { enterprise_number: "0403170701" });
    const other = record("b", { enterprise_number: "0403170701", language: "fr" });
    expect(comparedFields("organisation", { one, other })).toMatchObject({
      different: [],
      equal: ["name", "enterprise_number", "telephone"],
    });
  });
});

describe("survivorOf", () => {
  it("is the one with more journeys, else the older one, unless the reader chose", () => {
    const busy = { ...pair, other: { ...pair.other, journeys: { items: [journey(1)], next: null } } };
    expect(survivorOf(NOTHING_CHOSEN, busy)).toBe("other");
    expect(survivorOf(NOTHING_CHOSEN, pair)).toBe("one");
    expect(survivorOf({ survivor: "other", fields: {} }, pair)).toBe("other");
  });
});

describe("keptOf", () => {
  it("is the survivor's value, but for what only the other knows", () => {
    const choices = { survivor: "other", fields: {} } as const;
    expect(keptOf(choices, pair, "name")).toBe("other");
    expect(keptOf(choices, pair, "email")).toBe("one");
  });
});

describe("mergeBody", () => {
  it("names only what is taken from the record that goes", () => {
    const choices = { survivor: "one", fields: { name: "one", language: "other" } } as const;
    expect(mergeBody("contact", pair, choices)).toEqual({
      noun: "contact",
      loser_id: "b",
      survivor_id: "a",
      loser_version: 7,
      survivor_version: 3,
      keep: { language: "loser" },
    });
  });

  it("keeps a chosen value when the other record is to stay after all", () => {
    const fields = { name: "one", email: "one", language: "one" } as const;
    expect(mergeBody("contact", pair, { survivor: "other", fields })).toMatchObject({
      loser_id: "a",
      keep: { name: "loser", email: "loser", language: "loser" },
    });
  });

  it("can empty a field of the survivor", () => {
    const choices = { survivor: "one", fields: { email: "other" } } as const;
    expect(mergeBody("contact", pair, choices).keep).toEqual({ email: "loser" });
  });

  it("says nothing of a field that is no longer different", () => {
    const alike = { ...pair, other: { ...pair.other, language: "nl" } };
    expect(mergeBody("contact", alike, { survivor: "one", fields: { language: "other" } }).keep).toEqual({});
  });
});

describe("stillChosen", () => {
  it("forgets choices between values that changed, and keeps the others", () => {
    const after = { ...pair, other: { ...pair.other, version: 8, name: "Marleen P." } };
    const choices = { survivor: "other", fields: { name: "one", language: "one" } } as const;
    expect(stillChosen(choices, pair, after)).toEqual({ survivor: "other", fields: { language: "one" } });
  });
});

describe("countsOf", () => {
  it("adds up the dossiers and says when there are more journeys", () => {
    const journeys = { items: [journey(2), journey(1)], next: "more" };
    expect(countsOf(record("a", { journeys }))).toEqual({ journeys: 2, dossiers: 3, isMore: true });
  });
});

describe("addresses", () => {
  const address = (id: string, part: Partial<ComparedRecord>): ComparedRecord => ({
    id,
    version: 1,
    text: "Bruul 12 bus 3, 2800 Mechelen",
    state: "typed",
    register_id: null,
    created_at: "2026-03-01T10:00:00.000Z",
    merged: [],
    journeys: { items: [], next: null },
    ...part,
  });
  const typed = address("a", {
    text: "bruul 12 b3",
    street: "bruul",
    construction_year: 1974,
    heritage: "no",
  });
  const other = address("b", {
    street: "Bruul",
    floor_area_m2_tenths: 1125,
    heritage: "unknown",
    building_id: "house",
  });
  const known = { ...other, state: "matched", register_id: "3706808" };

  it("are compared by their line, not by its parts", () => {
    expect(comparedFields("address", { one: typed, other })).toEqual({
      filled: ["text", "construction_year", "floor_area_m2_tenths", "heritage", "building_id"],
      different: ["text", "construction_year", "floor_area_m2_tenths", "heritage", "building_id"],
      equal: [],
    });
  });

  it("bring their line by one word, and what only the other tells unasked", () => {
    const choices = { survivor: "one", fields: { text: "other", heritage: "one" } } as const;
    expect(mergeBody("address", { one: typed, other }, choices)).toMatchObject({
      loser_id: "b",
      survivor_id: "a",
      keep: { text: "loser", floor_area_m2_tenths: "loser", building_id: "loser" },
    });
  });

  it("stay when the register knows them, with their spelling, whatever was chosen before", () => {
    const pair = { one: typed, other: known };
    const choices = { survivor: "one", fields: { text: "one", heritage: "one" } } as const;
    expect(survivorOf(choices, pair)).toBe("other");
    expect(keptOf(choices, pair, "text")).toBe("other");
    expect(isOfRegister(pair, "text")).toBe(true);
    expect(isOfRegister(pair, "heritage")).toBe(false);
    expect(mergeBody("address", pair, choices)).toMatchObject({
      survivor_id: "b",
      keep: { construction_year: "loser", heritage: "loser" },
    });
  });

  it("stay as chosen when the register knows neither", () => {
    expect(isOfRegister({ one: typed, other }, "text")).toBe(false);
    expect(survivorOf({ survivor: "other", fields: {} }, { one: typed, other })).toBe("other");
  });

  it("are two when the register knows both", () => {
    const both = { one: { ...typed, register_id: "3706809" }, other: known };
    expect(hindranceOf(both)).toBe("in-register");
    expect(hindranceOf({ one: typed, other: known })).toBeNull();
    expect(hindranceOf({ one: typed, other: typed })).toBe("is-one");
  });
});
