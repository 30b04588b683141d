// The staff app with the keyboard alone.

import { expectTabbable } from "../support/keyboard.ts";
import { expect, test } from "../support/test.ts";
import { Desk } from "./desk.ts";
import { PAGES } from "./pages.ts";
import { expectSettled } from "./settled.ts";

for (const [route, { full }] of Object.entries(PAGES)) {
  test.describe(() => {
    if (full.who === null) test.use({ storageState: { cookies: [], origins: [] } });

    test(`Tab goes around ${route} and shows where it is`, async ({ page, watch }) => {
      watch.expectStatus(...(full.statuses ?? []));
      await full.open(page, new Desk(page.request));
      await expectSettled(page);
      // From the start of the page, wherever it put the focus.
      await page.evaluate(() => {
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute("tabindex");
      });
      const stops = await expectTabbable(page);
      expect(stops.length).toBeGreaterThan(3);
      if (full.who !== null) expect(stops[0]).toContain("Naar de inhoud");
    });
  });
}

test("the_first_link_skips_to_the_content", async ({ page }) => {
  await page.goto("/app/dossiers");
  await expectSettled(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a_dialog_keeps_the_focus_and_gives_it_back", async ({ page }) => {
  const open = PAGES.queueItem.full.open;
  await open(page, new Desk(page.request));
  const opener = page.getByRole("button", { name: "Maak dossier" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    await expect(dialog.locator(":focus")).toHaveCount(1);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("arrows_go_from_request_to_request", async ({ page }) => {
  await page.goto("/app/queues");
  const links = page.getByRole("tabpanel").getByRole("link");
  await links.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(links.first()).toBeFocused();
});
