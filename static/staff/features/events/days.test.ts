import { expect, it } from "vitest";
import { standingOf } from "./days";

const fair = { starts_on: "2026-10-03", ends_on: "2026-10-04" };

it.each([
  ["2026-10-02", "upcoming"],
  ["2026-10-03", "running"],
  ["2026-10-04", "running"],
  ["2026-10-05", "past"],
] as const)("an event of two days is on %s: %s", (today, standing) => {
  expect(standingOf(fair, today)).toBe(standing);
});

it("an event without a last day lasts one day", () => {
  expect(standingOf({ starts_on: "2026-10-03" }, "2026-10-03")).toBe("running");
  expect(standingOf({ starts_on: "2026-10-03", ends_on: null }, "2026-10-04")).toBe("past");
});
