import { describe, expect, it } from "vitest";
import { isFiltered, queryOf, readList, writeList } from "./listState";

describe("the address of the list", () => {
  it("says the same after reading and writing", () => {
    const address = "search=jan+peeters&state=inactive";
    expect(writeList(readList(address))).toBe(address);
  });

  it("is empty for the list as it opens", () => {
    expect(writeList(readList(""))).toBe("");
    expect(isFiltered(readList(""))).toBe(false);
  });
});

describe("queryOf", () => {
  it("asks for those in use unless something is searched", () => {
    expect(queryOf(readList(""))).toEqual({ state: "active" });
    expect(queryOf(readList("search=jan"))).toEqual({ search: "jan" });
    expect(queryOf(readList("search=jan&state=inactive"))).toEqual({ search: "jan", state: "inactive" });
    expect(queryOf(readList("state=all"))).toEqual({});
  });
});
