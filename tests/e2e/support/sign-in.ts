// Signing in as anybody does.

import { expect, type Page } from "@playwright/test";
import { PASSWORD, type Person } from "./people.ts";

/** From the sign-in page to wherever it leads; the page speaks Dutch until the user is known. */
export async function signIn(page: Page, person: Person) {
  await page.getByLabel("E-mailadres").fill(person.email);
  await page.getByLabel("Wachtwoord").fill(PASSWORD);
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await expect(page.getByRole("banner").getByRole("button", { name: person.name })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", person.language);
}
