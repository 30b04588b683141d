// The settings of the desk.

import { expect } from "@playwright/test";
import { after, altered, at, full, type Pages, press, type, withFailure } from "./states.ts";

export const SETTINGS_PAGES = {
  settings: {
    full: full(at("/app/settings")),
    empty: {
      name: "empty",
      open: async (page) => {
        const nothing = { nl: "", fr: "", en: "" };
        await altered(page, "**/api/settings", (settings) => ({
          ...settings,
          ...{ telephone: "", email: "", hours: nothing, address: nothing, privacy_contact: "", logo: null },
        }));
        await page.goto("/app/settings");
      },
    },
    error: withFailure(at("/app/settings"), "**/api/settings"),
    others: [
      { name: "read only", who: "coach", open: at("/app/settings") },
      {
        name: "refused",
        statuses: [422],
        open: after(
          at("/app/settings"),
          (page) => page.locator('[name="desk_name.nl"]').fill(""),
          type("E-mailadres", "geen adres"),
          press("Bewaren"),
          (page) => expect(page.getByRole("alert")).toContainText("E-mailadres"),
        ),
      },
    ],
  },
} satisfies Pages;
