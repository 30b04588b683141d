import { describe, expect, it } from "vitest";
import { isFiltered, queryOf, readList, withFilter, writeList } from "./listState";

describe("the address of the list", () => {
  it("says the same after reading and writing", () => {
    const address = "q=dak&number=12&stage=request&assignee=me&sort=due_date";
    expect(writeList(readList(address))).toBe(address);
  });

  it("is empty for the list as it opens", () => {
    expect(writeList(readList(""))).toBe("");
    expect(isFiltered(readList(""))).toBe(false);
  });

  it("leaves the type to the path of a type's own list", () => {
    const list = readList("type=loan", "advice");
    expect(list.filters.type).toBe("advice");
    expect(writeList(list, "advice")).toBe("");
    expect(isFiltered(list, "advice")).toBe(false);
  });
});

describe("withFilter", () => {
  it("forgets stage and subtype with the type they belong to", () => {
    const list = readList("type=loan&stage=analysis&subtype=zero&queue=loans");
    expect(withFilter(list, "type", "advice").filters).toEqual({ type: "advice", queue: "loans" });
  });
});

describe("queryOf", () => {
  it("asks for active dossiers unless something is searched", () => {
    expect(queryOf(readList(""))).toEqual({ sort: "-number", state: "active" });
    expect(queryOf(readList("q=peeters"))).toEqual({ sort: "-number", q: "peeters" });
    expect(queryOf(readList("state=all"))).toEqual({ sort: "-number" });
    expect(queryOf(readList("q=peeters&state=inactive"))).toMatchObject({ state: "inactive" });
  });
});
