import { describe, expect, it } from "vitest";
import { parsePartialDate, writtenPartialDate } from "./partialDate";

describe("parsePartialDate", () => {
  it.each([
    ["1987", "1987"],
    ["5/1987", "1987-05"],
    ["4/5/1987", "1987-05-04"],
    [" 04.05.1987 ", "1987-05-04"],
    ["1987-05-04", "1987-05-04"],
    ["1987-05", "1987-05"],
  ])("reads %s as %s", (typed, value) => {
    expect(parsePartialDate(typed)).toBe(value);
  });

  it("keeps the precision: a year stays a year", () => {
    expect(writtenPartialDate("1987")).toBe("1987");
    expect(writtenPartialDate("1987-05-04")).toBe("04/05/1987");
  });

  it("leaves to the server what is no date", () => {
    expect(parsePartialDate("rond 1987")).toBe("rond 1987");
    expect(parsePartialDate("  ")).toBeNull();
  });
});
