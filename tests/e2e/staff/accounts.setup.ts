// The first thing that happens at a new desk: the manager chooses a password. The sessions serve the other tests.

import { PASSWORD, PEOPLE, type PersonKey, sessionOf } from "../support/people.ts";
import { signIn } from "../support/sign-in.ts";
import { expect, expectAccessible, test } from "../support/test.ts";

test("manager_chooses_a_password_with_the_one_time_link_and_signs_in", async ({ page, watch }) => {
  watch.expectStatus(401);
  await page.goto(process.env.LOKET_E2E_MANAGER_LINK ?? "");
  await expect(page.getByRole("heading", { name: "Kies je wachtwoord" })).toBeVisible();
  expect(new URL(page.url()).hash, "the token leaves the address bar").toBe("");

  await page.getByLabel("Nieuw wachtwoord").fill("te kort");
  await page.getByLabel("Nogmaals het wachtwoord").fill("te kort");
  await page.getByRole("button", { name: "Wachtwoord bewaren" }).click();
  await expect(page.getByRole("alert")).toContainText("minstens 12 tekens");
  await expectAccessible(page);

  await page.getByLabel("Nieuw wachtwoord").fill(PASSWORD);
  await page.getByLabel("Nogmaals het wachtwoord").fill(PASSWORD);
  await page.getByRole("button", { name: "Wachtwoord bewaren" }).click();
  await expect(page.getByText("Je wachtwoord is ingesteld")).toBeVisible();

  await signIn(page, PEOPLE.manager);
  await page.context().storageState({ path: sessionOf("manager") });
});

for (const key of ["dispatcher", "coach", "viewer", "frenchCoach", "englishCoach"] satisfies PersonKey[]) {
  test(`${key}_signs_in_with_the_password_from_the_command_line`, async ({ page, watch }) => {
    watch.expectStatus(401);
    await page.goto("/app/sign-in");
    await signIn(page, PEOPLE[key]);
    await page.context().storageState({ path: sessionOf(key) });
  });
}
