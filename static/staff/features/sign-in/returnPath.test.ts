import { describe, expect, it } from "vitest";
import { returnPath } from "./returnPath";

describe("returnPath", () => {
  it("leads back into the app", () => {
    expect(returnPath("/app/queues?state=linked")).toBe("/app/queues?state=linked");
  });

  it.each([
    null,
    "",
    "https://elsewhere.example",
    "//elsewhere.example",
    "/application",
    "/app/sign-in?next=/app",
  ])("leads to the start instead of %s", (next) => {
    expect(returnPath(next)).toBe("/app");
  });
});
