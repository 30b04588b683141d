// A pair in the list of suspected doubles, wherever it stands.

import { expect, type Locator, type Page } from "@playwright/test";

/** Keys come in order, so it may stand on a later page. */
export async function openPair(page: Page, list: string, name: RegExp): Promise<Locator> {
  await page.goto(list);
  const pair = page.getByRole("article", { name }).first();
  const more = page.getByRole("button", { name: "Meer tonen" });
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect(async () => {
    if ((await pair.count()) === 0) await more.click({ timeout: 1_000 });
    await expect(pair).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  return pair;
}
