import { describe, expect, it } from "vitest";
import type { Relation } from "../../api/relations";
import {
  comparedFields,
  countsOf,
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
