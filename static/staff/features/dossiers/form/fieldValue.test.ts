import { describe, expect, it } from "vitest";
import type { Dossier, Field } from "../../../api/types";
import { changeOf, fieldKeyOf, isEditable, sameValue, valueIn } from "./fieldValue";
import { conflictsOf } from "./merge";
import { isMissing } from "./required";

const field = (key: string, more: Partial<Field> = {}): Field => ({
  key,
  labels: { nl: key, fr: key, en: key },
  active: true,
  type: "information",
  tab: "request",
  section: "question",
  kind: "text",
  class: "normal",
  option_list: null,
  required_from: null,
  ...more,
});

const question = field("question", { kind: "long_text", required_from: "request" });
const priority = field("priority", { column: "priority", kind: "option" });
const projects = field("extra_projects", { column: "extra_projects", kind: "options" });
const reaction = field("reaction_time", { column: "reaction_days", kind: "integer", computed: true });
const fields = [question, priority, projects, reaction];
const known = (key: string) => fields.find((candidate) => candidate.key === key);

const dossier = (facts: Partial<Dossier>): Dossier =>
  ({
    stage: "request",
    priority: "normal",
    extra_projects: [],
    reaction_days: 3,
    details: {},
    ...facts,
  }) as Dossier;

describe("a field's value", () => {
  it("stands in the dossier's property or in its details", () => {
    const one = dossier({ details: { question: "Dak?" } });
    expect(valueIn(one, question)).toBe("Dak?");
    expect(valueIn(one, priority)).toBe("normal");
    expect(valueIn(one, reaction)).toBe(3);
    expect(valueIn(dossier({}), question)).toBeNull();
  });

  it("is the same whatever the order of a list and the ends of a text", () => {
    expect(sameValue(["a", "b"], ["b", "a"])).toBe(true);
    expect(sameValue(" Dak\r\n", "Dak")).toBe(true);
    expect(sameValue("", null)).toBe(true);
    expect(sameValue([], null)).toBe(true);
    expect(sameValue(0, null)).toBe(false);
  });

  it("is only changed by the edit command where that command knows it", () => {
    expect(fields.filter(isEditable).map((one) => one.key)).toEqual([
      "question",
      "priority",
      "extra_projects",
    ]);
  });
});

describe("changeOf", () => {
  it("sends properties as such and the others as details, empty as null", () => {
    expect(changeOf({ priority: "high", question: "  ", answer: " Ja " }, known)).toEqual({
      priority: "high",
      details: { question: null, answer: "Ja" },
    });
  });

  it("sends an emptied list of projects as a list", () => {
    expect(changeOf({ extra_projects: [] }, known)).toEqual({ extra_projects: [] });
  });
});

describe("fieldKeyOf", () => {
  it("reads the names of the API", () => {
    expect(fieldKeyOf("details.question")).toBe("question");
    expect(fieldKeyOf("source")).toBe("source");
  });
});

describe("conflictsOf", () => {
  const base = dossier({ details: { question: "Dak?" } });

  it("finds nothing when others changed other fields", () => {
    expect(conflictsOf(fields, base, dossier({ ...base, priority: "high" }), { question: "Muur?" })).toEqual(
      [],
    );
  });

  it("finds nothing when both wrote the same", () => {
    const current = dossier({ details: { question: "Muur?" } });
    expect(conflictsOf(fields, base, current, { question: "Muur?" })).toEqual([]);
  });

  it("names mine and theirs when both changed a field", () => {
    const current = dossier({ details: { question: "Vloer?" } });
    expect(conflictsOf(fields, base, current, { question: "Muur?" })).toEqual([
      { field: question, mine: "Muur?", theirs: "Vloer?" },
    ]);
  });
});

describe("isMissing", () => {
  const type = {
    key: "information",
    labels: { nl: "", fr: "", en: "" },
    active: true,
    stages: ["request", "dossier", "completed"].map((key) => ({ key, labels: { nl: "", fr: "", en: "" } })),
    tabs: [],
  };

  it("frames what the present stage requires, from the stage that requires it on", () => {
    const later = field("answer", { required_from: "dossier" });
    expect(isMissing(question, type, dossier({}), null)).toBe(true);
    expect(isMissing(question, type, dossier({}), "Dak?")).toBe(false);
    expect(isMissing(later, type, dossier({}), null)).toBe(false);
    expect(isMissing(later, type, dossier({ stage: "completed" }), null)).toBe(true);
  });

  it("knows the first stage of whatever type", () => {
    expect(isMissing(field("source", { required_from: "first" }), type, dossier({}), null)).toBe(true);
  });
});
