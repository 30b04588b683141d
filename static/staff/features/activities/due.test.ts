import { expect, it } from "vitest";
import { byDue, dueGroup } from "./due";

const TODAY = "2026-03-02";

it.each([
  ["2026-03-01", "overdue"],
  ["2025-12-31", "overdue"],
  ["2026-03-02", "today"],
  ["2026-03-03", "later"],
  [null, "undated"],
])("what is due on %s is %s", (due_on, group) => {
  expect(dueGroup({ due_on }, TODAY)).toBe(group);
});

it("groups keep the order of the list, and those without rows stay away", () => {
  const rows = ["2026-02-01", "2026-02-27", "2026-03-10", null].map((due_on, id) => ({ id, due_on }));
  expect(byDue(rows, TODAY).map(({ group, rows }) => [group, rows.map(({ id }) => id)])).toEqual([
    ["overdue", [0, 1]],
    ["later", [2]],
    ["undated", [3]],
  ]);
  expect(byDue([], TODAY)).toEqual([]);
});
