import { expect, it } from "vitest";
import { writtenTelephone } from "./telephone";

it.each([
  ["+3215123403", "+32 15 12 34 03"],
  ["+3222793111", "+32 2 279 31 11"],
  ["+32485123456", "+32 485 12 34 56"],
  ["+31201234567", "+31201234567"],
  ["015 29 40 00", "015 29 40 00"],
])("writes %s as %s", (number, written) => {
  expect(writtenTelephone(number)).toBe(written);
});
