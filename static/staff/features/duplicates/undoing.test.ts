import { describe, expect, it } from "vitest";
import type { MergeEdit } from "../../api/merges";
import { goesBack } from "./undoing";

const edit = (field: string, before: string | null, after: string | null): MergeEdit => ({
  at: "2026-05-01T10:00:00.000Z",
  field,
  before,
  after,
});

describe("goesBack", () => {
  const brought = edit("name", "M. Peeters", "Marleen Peeters");

  it("is so when nobody changed the value since", () => {
    expect(goesBack(brought, [])).toBe(true);
    expect(goesBack(brought, [edit("note", null, "Belt laat.")])).toBe(true);
  });

  it("is not so when somebody changed it since, unless back to what the merge brought", () => {
    const changed = edit("name", "Marleen Peeters", "Marleen Peeters-Maes");
    expect(goesBack(brought, [changed])).toBe(false);
    expect(goesBack(brought, [changed, edit("name", "Marleen Peeters-Maes", "Marleen Peeters")])).toBe(true);
  });

  it("counts an emptied field as changed", () => {
    expect(goesBack(brought, [edit("name", "Marleen Peeters", null)])).toBe(false);
  });
});
