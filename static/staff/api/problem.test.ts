import { describe, expect, it } from "vitest";
import { problemOf } from "./problem";

describe("problemOf", () => {
  it("keeps code, field errors and the current record", () => {
    const problem = problemOf(422, {
      code: "invalid",
      errors: { name: ["required"] },
      current: { version: 3 },
    });
    expect(problem).toMatchObject({ status: 422, code: "invalid", errors: { name: ["required"] } });
    expect(problem.current).toEqual({ version: 3 });
  });

  it("names a refusal without a problem body by its status", () => {
    expect(problemOf(502, "<html>").code).toBe("status-502");
  });
});
