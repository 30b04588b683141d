import { describe, expect, it } from "vitest";
import { statesInReach } from "./states";

const COACH = { edit: true, except: false, merge: true };
const MANAGER = { edit: true, except: true, merge: true };

describe("statesInReach", () => {
  it.each([
    ["typed", COACH, ["matched"]],
    ["matched", COACH, ["matched", "typed"]],
    ["manual", COACH, []],
    ["typed", MANAGER, ["matched", "manual"]],
    ["matched", MANAGER, ["matched", "typed", "manual"]],
    ["manual", MANAGER, ["matched", "typed"]],
    ["typed", { edit: false, except: false, merge: false }, []],
  ] as const)("of %s for who may %o are %o", (state, allowed, states) => {
    expect(statesInReach({ state, allowed })).toEqual(states);
  });
});
