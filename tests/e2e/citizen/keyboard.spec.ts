// The citizen's pages with the keyboard alone.

import { expectTabbable, tabTo } from "../support/keyboard.ts";
import { QUESTION } from "../support/question.ts";
import { expect, test } from "../support/test.ts";

for (const path of ["/", "/contact", "/privacy"]) {
  test(`Tab goes around ${path}, shows where it is and starts with the link to the content`, async ({
    page,
  }) => {
    await page.goto(path);
    const [first] = await expectTabbable(page);
    expect(first).toContain("Naar de inhoud");
  });
}

test("the_first_link_skips_to_the_content", async ({ page }) => {
  await page.goto("/contact");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("checkbox").first()).toBeFocused();
});

test("a_question_can_be_asked_with_the_keyboard_alone", async ({ page }) => {
  await page.goto("/contact");
  await tabTo(page, QUESTION.theme, "checkbox");
  await page.keyboard.press("Space");
  await tabTo(page, /^Wat wilt u vragen/, "textbox");
  await page.keyboard.type("Met het toetsenbord gevraagd.");
  // The first of a group is reached with Tab, the others with the arrows.
  await tabTo(page, "Ja", "radio");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Eigenaar-bewoner", "radio");
  await page.keyboard.press("Space");
  await tabTo(page, "Naam", "textbox");
  await page.keyboard.type("Kim Klavier");
  await page.keyboard.press("Tab");
  await page.keyboard.type("kim@post.example");
  await tabTo(page, "Per e-mail", "checkbox");
  await page.keyboard.press("Space");
  await tabTo(page, "Verstuur uw vraag", "button");
  await page.waitForTimeout(2_500);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/receipt/**");
  await expect(page.locator(".reference")).toBeVisible();
});
