// The contact form, with and without JavaScript: the same tests run in both projects.

import { ask, fillIn, QUESTION, send } from "../support/question.ts";
import { expect, test } from "../support/test.ts";

test("wrong_answers_come_back_with_what_was_typed_and_a_summary_that_links_to_each_field", async ({
  page,
  watch,
}) => {
  watch.expectStatus(422);
  await page.goto("/contact");
  await page.getByLabel("Wat wilt u vragen?").fill(QUESTION.question);
  await page.getByLabel("E-mailadres").fill("noor zonder apenstaart");
  await page.getByRole("radio", { name: QUESTION.capacity }).check();
  const answer = await send(page);

  expect(answer.status()).toBe(422);
  await expect(page).toHaveURL(/\/contact/);
  await expect(page).toHaveTitle(/^Fout: /);
  const summary = page.getByRole("alert", { name: "Er klopt iets niet" });
  await expect(summary).toBeFocused();
  await expect(page.getByLabel("Wat wilt u vragen?")).toHaveValue(QUESTION.question);
  await expect(page.getByLabel("E-mailadres")).toHaveValue("noor zonder apenstaart");
  await expect(page.getByRole("radio", { name: QUESTION.capacity })).toBeChecked();

  const links = summary.getByRole("link");
  await expect(links).toHaveText([
    /waarover uw vraag gaat/,
    /appartementsgebouw/,
    /Vul uw naam in/,
    /geen geldig e-mailadres/,
    /hoe we u mogen antwoorden/,
  ]);
  for (const link of await links.all()) {
    await link.click();
    const place = new URL(page.url()).hash.slice(1);
    const field = page.locator(`[id="${place}"]`);
    await expect(field, `#${place}`).toBeFocused();
    await expect(field, `#${place}`).toBeInViewport();
    // Its message is announced with the field, or with the group it belongs to.
    const described = field.locator("xpath=ancestor-or-self::*[contains(@aria-describedby, '-error')]");
    await expect(described.first(), `#${place}`).toBeVisible();
  }
});

test("right_answers_lead_to_a_receipt_that_can_be_reloaded", async ({ page }) => {
  const reference = await ask(page, { ...QUESTION, name: "Wim Reload" });
  expect(reference).toMatch(/^[A-Z0-9][A-Z0-9-]{5,}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We hebben uw vraag ontvangen");
  const receipt = page.url();
  await page.reload();
  expect(page.url()).toBe(receipt);
  await expect(page.locator(".reference")).toHaveText(reference);
});

test("mistakes_can_be_mended_where_they_are_and_the_form_sent_again", async ({ page, watch }) => {
  watch.expectStatus(422);
  await page.goto("/contact");
  await fillIn(page, { ...QUESTION, name: "Els Verbeter", email: "els@" });
  expect((await send(page)).status()).toBe(422);
  await page.getByLabel("E-mailadres").fill("els@post.example");
  expect((await send(page)).status()).toBe(303);
  await expect(page.locator(".reference")).toBeVisible();
});

test("a_double_click_leads_to_one_receipt", async ({ page }) => {
  await page.goto("/contact");
  await fillIn(page, { ...QUESTION, name: "Dora Dubbel" });
  await page.waitForTimeout(3_200);
  await page.locator("form button[type=submit]").dblclick();
  // The second click may break off the navigation of the first.
  await expect(page).toHaveURL(/\/receipt\//);
  await expect(page.locator(".reference")).toBeVisible();
});

test("going_back_and_sending_again_shows_the_same_receipt", async ({ page }) => {
  const reference = await ask(page, { ...QUESTION, name: "Theo Terug" });
  const receipt = page.url();
  await page.goBack();
  await expect(page.getByLabel("Naam", { exact: true })).toHaveValue("Theo Terug");
  await send(page);
  await page.waitForURL("**/receipt/**");
  expect(page.url()).toBe(receipt);
  await expect(page.locator(".reference")).toHaveText(reference);
});

test("the_language_is_kept_from_page_to_page", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Français" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.locator("main a.button").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page).toHaveURL(/\/contact/);
});

test("a_theme_of_the_landing_page_is_ticked_on_the_form", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: QUESTION.theme }).click();
  await expect(page.getByRole("checkbox", { name: QUESTION.theme })).toBeChecked();
});
