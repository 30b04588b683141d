// What a citizen's page weighs, and whether it can be used on the smallest screens and with a thumb.

import { brotliCompressSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { ask, QUESTION } from "../support/question.ts";
import { expect, expectNoSidewaysScroll, test } from "../support/test.ts";

const PAGE_BYTES_MAX = 20_000;
const SCRIPT_BYTES_MAX = 5_000;
const TARGET_PIXELS_MIN = 44;

/** Bytes of the page and its style sheets, and of its scripts, as brotli makes them. */
async function weight(page: Page): Promise<{ page: number; scripts: number }> {
  const bytes = async (address: string) => {
    const answer = await page.request.get(address);
    expect(answer.ok(), address).toBe(true);
    return brotliCompressSync(await answer.body()).length;
  };
  const addressesOf = (selector: string, attribute: string) =>
    page
      .locator(selector)
      .evaluateAll((found, name) => found.map((element) => element.getAttribute(name) ?? ""), attribute);
  const sum = async (addresses: string[]) => {
    let total = 0;
    for (const address of addresses) total += await bytes(address);
    return total;
  };
  const styles = await addressesOf("link[rel=stylesheet]", "href");
  expect(styles.length, "the page has its style sheet").toBeGreaterThan(0);
  return {
    page: await sum([page.url(), ...styles]),
    scripts: await sum(await addressesOf("script[src]", "src")),
  };
}

for (const path of ["/", "/contact", "/contact?lang=fr", "/privacy", "/accessibility"]) {
  test(`${path} weighs less than 20 kB`, async ({ page }) => {
    await page.goto(path);
    const { page: bytes, scripts } = await weight(page);
    expect(bytes).toBeLessThan(PAGE_BYTES_MAX);
    expect(scripts).toBeLessThan(SCRIPT_BYTES_MAX);
    test.info().annotations.push({ type: "weight", description: `${bytes} bytes, scripts ${scripts} bytes` });
  });
}

test("a_receipt_weighs_less_than_20_kB", async ({ page }) => {
  await ask(page, { ...QUESTION, name: "Gert Gewicht" });
  expect((await weight(page)).page).toBeLessThan(PAGE_BYTES_MAX);
});

test.describe("at 400 percent zoom", () => {
  // What remains of 1280 by 1024 pixels.
  test.use({ viewport: { width: 320, height: 256 } });

  test("a_question_can_be_asked", async ({ page }) => {
    await ask(page, { ...QUESTION, name: "Zita Zoom" });
    await expectNoSidewaysScroll(page);
  });
});

test("everything_to_press_on_the_form_is_large_enough_for_a_thumb", async ({ page }) => {
  await page.goto("/contact");
  const small = await page.evaluate((min) => {
    const boxOf = (element: HTMLElement) => {
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const boxes = [element, ...labels].map((part) => part.getBoundingClientRect());
      return {
        width: Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left)),
        height: Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)),
      };
    };
    // A link within a sentence is as high as its line.
    const isInSentence = (element: HTMLElement) =>
      element.matches("p > a") && element.parentElement?.textContent?.trim() !== element.textContent?.trim();
    return [...document.querySelectorAll<HTMLElement>("a, button, input:not([type=hidden]), textarea")]
      .filter((element) => !element.closest(".trap") && !element.matches(".skip") && !isInSentence(element))
      .filter((element) => Math.min(boxOf(element).width, boxOf(element).height) < min - 0.5)
      .map((element) => `${element.outerHTML.slice(0, 120)} ${JSON.stringify(boxOf(element))}`);
  }, TARGET_PIXELS_MIN);
  expect(small).toEqual([]);
});
