import { describe, expect, it } from "vitest";
import { emptyTail, isWalking } from "./walk";

const empty = { items: [], next: "on" };
const filled = { items: ["pair"], next: "on" };
const last = { items: [], next: null };

describe("isWalking", () => {
  it("goes on past empty pages with a next one", () => {
    expect(isWalking([empty], 3)).toBe(true);
    expect(isWalking([filled, empty, empty], 3)).toBe(true);
  });

  it("stops at a pair, at the end, and when the patience is over", () => {
    expect(isWalking([empty, filled], 3)).toBe(false);
    expect(isWalking([empty, last], 3)).toBe(false);
    expect(isWalking([empty, empty, empty], 3)).toBe(false);
    expect(isWalking([], 3)).toBe(false);
  });

  it("goes on where the patience was prolonged", () => {
    expect(isWalking([empty, empty, empty], 6)).toBe(true);
  });
});

describe("emptyTail", () => {
  it("counts the empty pages after the last pair", () => {
    expect(emptyTail([filled, empty, filled, empty])).toBe(1);
    expect(emptyTail([empty, empty])).toBe(2);
    expect(emptyTail([filled])).toBe(0);
  });
});
