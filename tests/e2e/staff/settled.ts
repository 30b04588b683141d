// When a page of the app stands still.

import { expect, type Page } from "@playwright/test";

/** Drawn, titled, and nothing on its way any more. */
export async function expectSettled(page: Page) {
  await expect(page.getByRole("heading", { level: 1, includeHidden: true })).toHaveCount(1);
  await expect(page.getByRole("status").filter({ hasText: /^(Laden|Chargement|Loading)…$/ })).toHaveCount(0);
  await expect(page).toHaveTitle(/\S/);
}
