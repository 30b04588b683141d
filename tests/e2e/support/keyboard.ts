// Going around a page with the keyboard alone.

import { expect, type Page } from "@playwright/test";

const STOPS_MAX = 250;

interface Stop {
  /** Tells stops apart and names them in a failure. */
  name: string;
  isOutlined: boolean;
  isInView: boolean;
}

/** Presses Tab until the page starts anew; every stop must be visible and show that it has the focus. */
export async function expectTabbable(page: Page): Promise<string[]> {
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await currentStop(page);
    if (stop === null) {
      if (stops.length > 0) break;
      continue;
    }
    if (stop.name === stops[0]) break;
    expect(stops, "Tab comes back to where it was: a trap").not.toContain(stop.name);
    // A ring and a skip link may take a moment to come into sight.
    await expect
      .poll(() => currentStop(page), `the focus on ${stop.name} can be seen`)
      .toEqual({ name: stop.name, isOutlined: true, isInView: true });
    stops.push(stop.name);
    expect(stops.length, "the end of the page is never reached").toBeLessThan(STOPS_MAX);
  }
  return stops;
}

/** Where the focus is; null on the page itself. */
function currentStop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const all = [...document.querySelectorAll("*")];
    // The ring may be drawn by the control itself or by what frames it.
    const isRing = (candidate: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(candidate);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    };
    const framed = [element, element.parentElement, element.parentElement?.parentElement].filter(
      (found) => found !== null && found !== undefined,
    );
    const box = element.getBoundingClientRect();
    return {
      name: `${all.indexOf(element)} ${element.tagName.toLowerCase()} ${(element.getAttribute("aria-label") ?? element.getAttribute("name") ?? element.textContent ?? "").trim().slice(0, 40)}`,
      isOutlined: framed.some(isRing),
      isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });
}

/** Presses Tab until the wanted control has the focus. */
export async function tabTo(page: Page, name: string | RegExp, role: Parameters<Page["getByRole"]>[0]) {
  const wanted = page.getByRole(role, typeof name === "string" ? { name, exact: true } : { name });
  for (let presses = 0; presses < STOPS_MAX; presses++) {
    if (await wanted.evaluateAll((found) => found.some((element) => element === document.activeElement)))
      return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${role} ${name} is not reached with Tab`);
}
