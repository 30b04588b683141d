// What every page test has: the address of the product, and a watch that fails the test on any violation of the content
// security policy, any error on the console and any uncaught exception.

import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

export { expect };

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

export interface Watch {
  /** The test provokes this answer, which the browser notes on its console. */
  expectStatus(...statuses: number[]): void;
  /** Also watches a context that the test makes itself. */
  follow(context: BrowserContext): Promise<void>;
}

export const test = base.extend<{ watch: Watch }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern
  baseURL: async ({}, use) => use(process.env.LOKET_E2E_URL),

  watch: [
    async ({ context }, use) => {
      const seen: string[] = [];
      const expected: RegExp[] = [];
      const follow = async (watched: BrowserContext) => {
        watched.on("console", (message) => {
          if (message.type() === "error" || /Content Security Policy/i.test(message.text())) {
            seen.push(`console: ${message.text()}`);
          }
        });
        watched.on("weberror", (error) => seen.push(`uncaught: ${error.error()}`));
        await watched.exposeBinding("reportViolation", (_, violation: string) => {
          seen.push(`content security policy: ${violation}`);
        });
        await watched.addInitScript(() => {
          document.addEventListener("securitypolicyviolation", (event) => {
            const { reportViolation } = window as unknown as { reportViolation: (violation: string) => void };
            reportViolation(`${event.violatedDirective} blocked ${event.blockedURI} (${event.sample})`);
          });
        });
      };
      await follow(context);
      await use({
        follow,
        expectStatus: (...statuses) => {
          for (const status of statuses) expected.push(new RegExp(`status of ${status}`));
        },
      });
      const faults = seen.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
      expect(faults, "violations and errors while the test ran").toEqual([]);
    },
    { auto: true },
  ],
});

/** No automatically detectable fault of accessibility on the page as it is now. */
export async function expectAccessible(page: Page) {
  // The pages have no frames, so no second page is needed to put the results of several together.
  const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).setLegacyMode().analyze();
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n  ${node.failureSummary}`).join("\n")}`,
  );
  expect(told.join("\n\n"), "accessibility").toBe("");
}

/** Nothing is cut off at the side and nothing has to be scrolled to the side. */
export async function expectNoSidewaysScroll(page: Page) {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow, "pixels beyond the width of the screen").toBeLessThanOrEqual(0);
}
