// The start page, and what belongs to the frame around every page.

import { expect } from "@playwright/test";
import {
  after,
  at,
  full,
  type Pages,
  press,
  problem,
  seesDialog,
  seesMenu,
  withFailure,
  withNothing,
} from "./states.ts";
import { TASKS } from "./tasks.ts";

const LISTS = ["**/api/queues", "**/api/queue-items?*", "**/api/dossiers?*", "**/api/activities?*"];

export const HOME_PAGES = {
  home: {
    full: full(async (page) => {
      await page.route("**/api/activities?*", (route) =>
        route.fulfill({ json: { items: TASKS, next: null } }),
      );
      await page.goto("/app");
      await expect(page.getByText("Huisbezoek")).toBeVisible();
    }),
    empty: withNothing(at("/app"), ...LISTS),
    error: withFailure(at("/app"), ...LISTS),
    others: [
      { name: "read only", who: "viewer", open: at("/app") },
      { name: "dialog: new dossier", open: after(at("/app"), press("Nieuw dossier"), seesDialog) },
      { name: "menu of languages", open: after(at("/app"), press("Taal"), seesMenu) },
      { name: "menu of the account", open: after(at("/app"), press(/^Account van/), seesMenu) },
      { name: "navigation folded", open: after(at("/app"), press("Navigatie inklappen")) },
      {
        name: "server out of reach",
        statuses: [503],
        open: async (page) => {
          await page.route("**/api/session", (route) => route.fulfill(problem(503, "unavailable")));
          await page.goto("/app");
          await expect(page.getByRole("alert")).toBeVisible({ timeout: 15_000 });
        },
      },
      {
        name: "an address of the app that leads nowhere",
        open: after(at("/app"), (page) =>
          page.evaluate(() => {
            history.pushState(null, "", "/app/nergens");
            dispatchEvent(new PopStateEvent("popstate"));
          }),
        ),
      },
    ],
  },
} satisfies Pages;
