import { describe, expect, it } from "vitest";
import type { MergeEdit } from "../../api/merges";
import { goesBack, taken } from "./undoing";

const edit = (field: string, before: string | null, after: string | null): MergeEdit => ({
  at: "2026-05-01T10:00:00.000Z",
  field,
  before,
  after,
});

describe("goesBack", () => {
  const name = edit("name", "M. Peeters", "Marleen Peeters");
  const isBack = (...edits: MergeEdit[]) => goesBack({ brought: [name], edits }, name);

  it("is so when nobody changed the value since", () => {
    expect(isBack()).toBe(true);
    expect(isBack(edit("note", null, "Belt laat."))).toBe(true);
  });

  it("is not so when somebody changed it since, unless back to what the merge brought", () => {
    const changed = edit("name", "Marleen Peeters", "Marleen Peeters-Maes");
    expect(isBack(changed)).toBe(false);
    expect(isBack(changed, edit("name", "Marleen Peeters-Maes", "Marleen Peeters"))).toBe(true);
  });

  it("counts an emptied field as changed", () => {
    expect(isBack(edit("name", "Marleen Peeters", null))).toBe(false);
  });
});

describe("an address", () => {
  const line = edit("text", "bruul 12", "Bruul 12 bus 3, 2800 Mechelen");
  const box = edit("box_number", null, "3");
  const year = edit("construction_year", null, "1974");
  const brought = [line, box, year];

  it("goes back to its spelling as a whole or not at all", () => {
    expect(goesBack({ brought, edits: [] }, line)).toBe(true);
    const edits = [edit("box_number", "3", "4")];
    expect(goesBack({ brought, edits }, line)).toBe(false);
    expect(goesBack({ brought, edits }, year)).toBe(true);
  });

  it("stays spelled as the register spells it", () => {
    const matched = edit("register_id", null, "3706808");
    expect(goesBack({ brought, edits: [matched] }, line)).toBe(false);
    const edits = [matched, edit("register_id", "3706808", null)];
    expect(goesBack({ brought, edits }, line)).toBe(true);
  });

  it("is told without the parts of its line", () => {
    expect(taken({ brought })).toEqual([line, year]);
  });
});
