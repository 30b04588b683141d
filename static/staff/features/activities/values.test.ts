import { describe, expect, it } from "vitest";
import type { Activity } from "../../api/activities";
import { changeOf } from "../records/values";
import { type ActivityValues, isTyped, newActivity, REQUIRED, startOf, valuesOf } from "./values";

const place = { journey_number: "2026-000001", dossier_number: "2026-000002" };

/** Everything filled in, as it is after another kind was tried. */
const values: ActivityValues = {
  subject: " Vraagt een offerte ",
  body: " Voor het dak.\n",
  happened_at: "2026-03-02T09:30:00.000Z",
  due_date: "2026-03-09",
  direction: "incoming",
  contact_id: "c1",
  assignee_id: "u2",
};

const activity: Activity = {
  ...{
    id: "a1",
    version: 3,
    kind: "task",
    state: "open",
    subject: "talk_syndic",
    predefined_key: "talk_syndic",
  },
  ...{ body: null, happened_at: null, due_date: "2026-03-09", direction: null },
  ...{ journey_number: "2026-000001", dossier_number: null, customer: "Els Peeters" },
  ...{ assignee: { id: "u2", name: "Griet Coppens" }, contact: null, created_by: null },
  ...{ may_edit: true, may_complete: true, masked: 0, created_at: "", updated_at: "" },
};

describe("newActivity", () => {
  it("carries of what was typed only what the kind has", () => {
    const said = { subject: "Vraagt een offerte", body: "Voor het dak." };
    expect(newActivity("note", values, place)).toEqual({ kind: "note", ...place, ...said });
    expect(newActivity("call", values, place)).toEqual({
      ...{ kind: "call", ...place, ...said },
      ...{ direction: "incoming", contact_id: "c1", happened_at: "2026-03-02T09:30:00.000Z" },
    });
    expect(newActivity("task", values, place)).toEqual({
      ...{ kind: "task", ...place, ...said },
      ...{ due_date: "2026-03-09", assignee_id: "u2" },
    });
  });

  it("leaves to the API what nobody filled in", () => {
    expect(newActivity("appointment", startOf("u1"), { ...place, dossier_number: null })).toEqual({
      ...{ kind: "appointment", journey_number: "2026-000001", dossier_number: null },
      ...{ subject: "", body: null, happened_at: null, contact_id: null, assignee_id: "u1" },
    });
  });
});

describe("a change", () => {
  const base = valuesOf(activity, "Voorgesprek met de syndicus");

  it("of a predefined task leaves its name alone unless it is written anew", () => {
    expect(changeOf(base, { ...base, due_date: null }, REQUIRED)).toEqual({ due_date: null });
    expect(changeOf(base, { ...base, subject: "Syndicus bellen" }, REQUIRED)).toEqual({
      subject: "Syndicus bellen",
    });
  });

  it("empties what was cleared, but never the subject", () => {
    expect(changeOf(base, { ...base, subject: " ", assignee_id: "" }, REQUIRED)).toEqual({
      subject: "",
      assignee_id: null,
    });
  });
});

it("only text would be lost", () => {
  expect(isTyped(startOf("u1"))).toBe(false);
  expect(isTyped({ ...startOf("u1"), due_date: "2026-03-09", body: " \n" })).toBe(false);
  expect(isTyped({ ...startOf("u1"), body: "Belt terug." })).toBe(true);
});
