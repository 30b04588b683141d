import { describe, expect, it } from "vitest";
import { isFiltered, queryOf, readList, writeList } from "./listState";

describe("the address of the list", () => {
  it("says the same after reading and writing", () => {
    const address = "q=bruul+12&state=typed";
    expect(writeList(readList(address))).toBe(address);
  });

  it("is empty for the list as it opens", () => {
    expect(writeList(readList(""))).toBe("");
    expect(isFiltered(readList(""))).toBe(false);
  });

  it("knows no other states than the API", () => {
    expect(readList("state=lost")).toEqual({ q: "", state: null });
  });
});

describe("queryOf", () => {
  it("asks for what is filtered and nothing besides", () => {
    expect(queryOf(readList(""))).toEqual({});
    expect(queryOf(readList("q=bruul&state=matched"))).toEqual({ q: "bruul", state: "matched" });
  });
});
