// Every page as it is when all goes well, on smaller screens and in the other languages.

import { sessionOf } from "../support/people.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/test.ts";
import { Desk } from "./desk.ts";
import { PAGES } from "./pages.ts";
import { expectSettled } from "./settled.ts";

for (const [route, { full }] of Object.entries(PAGES)) {
  test.describe(() => {
    if (full.who === null) test.use({ storageState: { cookies: [], origins: [] } });

    test(`${route} is accessible and fits the screen`, async ({ page, watch }, { project }) => {
      watch.expectStatus(...(full.statuses ?? []));
      await full.open(page, new Desk(page.request));
      await expectSettled(page);
      if (full.who !== null && project.use.storageState === sessionOf("frenchCoach")) {
        await expect(page.locator("html")).toHaveAttribute("lang", "fr");
      }
      if (full.who !== null && project.use.storageState === sessionOf("englishCoach")) {
        await expect(page.locator("html")).toHaveAttribute("lang", "en");
      }
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });
}
