// Every page and state of the citizen's side: accessible, inside the policy, and within the width of a phone.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/test.ts";
import { CITIZEN_PAGES, NO_PAGES } from "./pages.ts";

test("every_route_of_the_citizens_component_has_its_states", () => {
  const manifest = readFileSync(join(__dirname, "../../../spin.toml"), "utf8");
  const routes = [...manifest.matchAll(/route = "([^"]+)"\ncomponent = "intake"/g)].map((match) => match[1]);
  expect(routes).toContain("/contact");
  expect([...Object.keys(CITIZEN_PAGES).filter((route) => route !== "*"), ...NO_PAGES].sort()).toEqual(
    routes.sort(),
  );
});

for (const [route, states] of Object.entries(CITIZEN_PAGES)) {
  for (const { name, statuses = [], locale = "nl-BE", open } of states) {
    test.describe(() => {
      test.use({ locale });
      test(`${route} (${name}) is accessible and fits a phone`, async ({ page, watch }) => {
        watch.expectStatus(...statuses);
        const answers: number[] = [];
        page.on("response", (response) => {
          if (response.request().isNavigationRequest()) answers.push(response.status());
        });
        await open(page);
        if (statuses.length > 0) expect(statuses).toContain(answers.at(-1));
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expect(page).toHaveTitle(route === "*" ? /\S/ : / – Woon- en Energieloket$/);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await page.setViewportSize({ width: 320, height: 568 });
        await expectNoSidewaysScroll(page);
      });
    });
  }
}

for (const language of ["fr", "en"]) {
  for (const path of ["/", "/contact", "/privacy", "/accessibility"]) {
    test(`${path} in ${language} is accessible and fits a phone`, async ({ page }) => {
      await page.goto(`${path}?lang=${language}`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 568 });
      await expectNoSidewaysScroll(page);
    });
  }
}
