import { expect, it } from "vitest";
import { peopleOf } from "./people";

const els = { id: "c1", name: "Els Peeters" };
const jan = { id: "c2", name: "Jan Maes" };

it("somebody who is involved twice is named once, an organisation not at all", () => {
  expect(peopleOf([{ contact: els }, { contact: null }, { contact: jan }, { contact: els }])).toEqual([
    { key: "c1", label: "Els Peeters" },
    { key: "c2", label: "Jan Maes" },
  ]);
});

it("somebody who is not involved any more stays a choice", () => {
  expect(peopleOf([{ contact: els }], jan).map(({ label }) => label)).toEqual(["Els Peeters", "Jan Maes"]);
  expect(peopleOf([{ contact: els }], els)).toHaveLength(1);
});
