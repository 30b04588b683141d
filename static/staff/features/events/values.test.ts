import { expect, it } from "vitest";
import type { DeskEvent } from "../../api/events";
import { changeOf } from "../records/values";
import { EMPTY, newEvent, REQUIRED, valuesOf } from "./values";

const fair: DeskEvent = {
  id: "e1",
  version: 2,
  name: "Energiebeurs",
  kind: "fair",
  place: "Nekkerhal",
  starts_on: "2026-10-03",
  ends_on: null,
  note: null,
  dossiers: [],
  registrations: [],
  people: 0,
  may_edit: true,
  masked: 0,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
};

it("an event in a form is no change until something is typed", () => {
  const values = valuesOf(fair);
  expect(changeOf(values, values, REQUIRED)).toEqual({});
});

it("a cleared place is emptied, a cleared first day is for the API to refuse", () => {
  const values = valuesOf(fair);
  const typed = { ...values, place: " ", starts_on: "", ends_on: "2026-10-04" };
  expect(changeOf(values, typed, REQUIRED)).toEqual({ place: null, starts_on: "", ends_on: "2026-10-04" });
});

it("a new event carries what was filled in, and the required fields in any case", () => {
  expect(newEvent(EMPTY)).toEqual({ name: "", kind: "", starts_on: "" });
  expect(
    newEvent({ ...EMPTY, name: " Energiebeurs ", kind: "fair", place: " Nekkerhal ", note: " " }),
  ).toEqual({ name: "Energiebeurs", kind: "fair", starts_on: "", place: "Nekkerhal" });
});
