// The start page, and what belongs to the frame around every page.

import { expect } from "@playwright/test";
import { after, at, full, type Pages, press, problem, seesMenu, withFailure, withNothing } from "./states.ts";

export const HOME_PAGES = {
  home: {
    full: full(at("/app")),
    empty: withNothing(at("/app"), "**/api/queues", "**/api/queue-items?*", "**/api/dossiers?*"),
    error: withFailure(at("/app"), "**/api/queues", "**/api/queue-items?*", "**/api/dossiers?*"),
    others: [
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
