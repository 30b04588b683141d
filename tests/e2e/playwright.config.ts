// The product in a browser: the real components under the real host, with a demo desk of their own.
// `npm run e2e` in static/ runs everything; `npm run e2e -- --project staff` a part.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig, type PlaywrightTestOptions } from "@playwright/test";
import { sessionOf } from "./support/people.ts";

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 768, height: 1024 };
const PHONE = { width: 390, height: 844 };

const manager: Partial<PlaywrightTestOptions> = { storageState: sessionOf("manager") };

/** Pictures are drawn when asked for by name, not tested. */
if (process.argv.includes("pictures")) process.env.LOKET_E2E_PICTURES = "yes";

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/e2e/results",
  globalSetup: "./support/start.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  expect: { timeout: 7_000 },
  reporter: [["list"]],
  use: {
    locale: "nl-BE",
    timezoneId: "Europe/Brussels",
    contextOptions: { reducedMotion: "reduce" },
    // Without pictures of every moment, which cost a fifth of the time; what the page held is kept all the same.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: browserPath(process.env.CHROMIUM ?? "chromium"),
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    },
  },
  projects: [
    { name: "accounts", testMatch: "staff/accounts.setup.ts", use: { viewport: DESK } },
    { name: "citizen", testDir: "citizen", use: { viewport: PHONE } },
    {
      name: "citizen-nojs",
      testDir: "citizen",
      testMatch: "form.spec.ts",
      use: { viewport: PHONE, javaScriptEnabled: false },
    },
    {
      name: "staff",
      testDir: "staff",
      testIgnore: "smoke.spec.ts",
      dependencies: ["accounts"],
      use: { viewport: DESK, ...manager },
    },
    ...Object.entries({ tablet: TABLET, phone: PHONE }).map(([name, viewport]) => ({
      name: `staff-${name}`,
      testDir: "staff",
      testMatch: "smoke.spec.ts",
      dependencies: ["accounts"],
      use: { viewport, ...manager },
    })),
    ...(["fr", "en"] as const).map((language) => ({
      name: `staff-${language}`,
      testDir: "staff",
      testMatch: "smoke.spec.ts",
      dependencies: ["accounts"],
      use: { viewport: DESK, storageState: sessionOf(language === "fr" ? "frenchCoach" : "englishCoach") },
    })),
    ...(process.env.LOKET_E2E_PICTURES
      ? [
          {
            name: "pictures",
            testDir: "screenshots",
            testMatch: "*.picture.ts",
            dependencies: ["accounts"],
            use: { viewport: DESK, storageState: sessionOf("dispatcher") },
          },
        ]
      : []),
  ],
});

/** The browser is started by its full path; a bare name is looked up as a shell does. */
function browserPath(program: string): string {
  if (program.includes("/")) return program;
  const found = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(existsSync);
  if (!found)
    throw new Error(`no ${program} in the PATH – apt-get install chromium, or set CHROMIUM to its path`);
  return found;
}
