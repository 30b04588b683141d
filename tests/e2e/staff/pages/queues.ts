// The queues and the requests that wait in them.

import { expect, type Page } from "@playwright/test";
import type { Desk } from "../desk.ts";
import {
  after,
  altered,
  at,
  full,
  type Pages,
  press,
  type State,
  seesDialog,
  seesMenu,
  withFailure,
  withNothing,
} from "./states.ts";

const openItem =
  (state: "unlinked" | "linked"): State["open"] =>
  async (page, desk) => {
    const item = await desk.item(state);
    await page.goto(`/app/queues/${item.queue}/${item.id}${state === "linked" ? "?state=linked" : ""}`);
    await expect(page.getByRole("heading", { level: 2, name: item.name })).toBeVisible();
  };

export const QUEUE_PAGES = {
  queues: {
    full: full(at("/app/queues")),
    empty: withNothing(at("/app/queues"), "**/api/queue-items?*", "**/api/queues"),
    error: withFailure(at("/app/queues"), "**/api/queue-items?*", "**/api/queues"),
    others: [{ name: "linked", open: at("/app/queues/all?state=linked") }],
  },
  queue: {
    full: full(at("/app/queues/energy")),
    empty: withNothing(at("/app/queues/energy"), "**/api/queue-items?*"),
    error: withFailure(at("/app/queues/energy"), "**/api/queue-items?*"),
    others: [
      { name: "mine", open: at("/app/queues/mine") },
      { name: "linked", open: at("/app/queues/energy?state=linked") },
      {
        ...withNothing(at("/app/queues/energy?state=linked"), "**/api/queue-items?*"),
        name: "nothing linked",
      },
    ],
  },
  queueItem: {
    full: full(openItem("unlinked")),
    empty: "a request has always a question",
    error: withFailure(openQueueOfItem, "**/api/queue-items/*"),
    others: [
      { name: "linked", open: openItem("linked") },
      {
        name: "unknown",
        statuses: [404],
        open: after(at("/app/queues/all/01900000-0000-7000-8000-000000000000"), (page) =>
          expect(page.getByRole("alert")).toBeVisible(),
        ),
      },
      { name: "menu of queues", open: after(openItem("unlinked"), press("Verplaatsen naar"), seesMenu) },
      { name: "dialog: make dossier", open: after(openItem("unlinked"), press("Maak dossier"), seesDialog) },
      {
        name: "dialog: make dossier, refused",
        statuses: [422],
        open: after(
          openItem("unlinked"),
          press("Maak dossier"),
          seesDialog,
          (page) => page.getByRole("dialog").getByRole("textbox", { name: "Naam", exact: true }).fill(""),
          (page) => page.getByRole("dialog").getByLabel("E-mailadres").fill("geen adres"),
          (page) => page.getByRole("dialog").getByRole("button", { name: "Maak dossier" }).click(),
          (page) => expect(page.getByRole("dialog").getByRole("alert")).toContainText("Naam"),
        ),
      },
      {
        name: "dialog: take over",
        open: async (page, desk) => {
          await altered(page, "**/api/queue-items/*", (item) => ({
            ...item,
            claimed_by: { id: "01900000-0000-7000-8000-000000000001", name: "An Peeters" },
          }));
          await after(openItem("unlinked"), press("Overnemen"), seesDialog)(page, desk);
        },
      },
    ],
  },
} satisfies Pages;

async function openQueueOfItem(page: Page, desk: Desk) {
  const item = await desk.item("unlinked");
  await page.goto(`/app/queues/${item.queue}/${item.id}`);
}
