// Events: the list, and one with its dossiers and registrations.

import { expect, type Page } from "@playwright/test";
import {
  after,
  altered,
  at,
  full,
  inDialog,
  type Pages,
  press,
  problem,
  type State,
  seesDialog,
  type,
  withFailure,
  withNothing,
} from "./states.ts";

const LIST = "/app/events";
const ONE = "**/api/events/*";

const openEvent: State["open"] = async (page, desk) => {
  const { id, name } = await desk.event();
  await page.goto(`${LIST}/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
};

const id = (last: string) => `01900000-0000-7000-8000-00000000000${last}`;

/** An event with something of everything. */
const openFilled: State["open"] = async (page, desk) => {
  await altered(page, ONE, (event) => ({
    ...event,
    ends_on: "2031-05-13",
    dossiers: [
      { number: "2026-000002", type: "information", subtype: null, stage: "completed", may_edit: true },
      { number: "2026-000001", type: "information", subtype: null, stage: "dossier", may_edit: true },
    ],
    registrations: [
      { id: id("1"), contact: { id: id("2"), name: "Annemie Vandenbroeck-Van den Eynde" }, people: 1 },
      { id: id("3"), contact: null, people: 12 },
    ],
    people: 13,
  }));
  await openEvent(page, desk);
};

/** An event that the reader may only look at; nobody who only reads could make one first. */
const openShown: State["open"] = async (page) => {
  await page.route(ONE, (route) =>
    route.fulfill({
      json: {
        ...{ id: id("0"), version: 1, name: "Energiebeurs", kind: "fair", place: null, note: null },
        ...{ starts_on: "2026-03-01", ends_on: null, dossiers: [], registrations: [], people: 0 },
        ...{ may_edit: false, masked: 0 },
        ...{ created_at: "2026-01-01T00:00:00.000Z", updated_at: "2026-01-01T00:00:00.000Z" },
      },
    }),
  );
  await page.goto(`${LIST}/${id("0")}`);
  await expect(page.getByRole("heading", { level: 1, name: "Energiebeurs" })).toBeVisible();
};

const refuse = (status: number, code: string, more: (body: object) => object) => async (page: Page) => {
  await page.route(ONE, async (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    const now = await page.request.get(route.request().url());
    return route.fulfill(problem(status, code, more(await now.json())));
  });
};

const chooseNumber = (page: Page) =>
  page.getByRole("radiogroup", { name: "Wie schrijft zich in?" }).getByText("Aantal onbekenden").click();

export const EVENT_PAGES = {
  events: {
    full: full(async (page, desk) => {
      await desk.event();
      await page.goto(LIST);
    }),
    empty: withNothing(at(LIST), "**/api/events?*"),
    error: withFailure(at(LIST), "**/api/events?*"),
    others: [
      { name: "read only", who: "viewer", open: at(LIST) },
      { name: "dialog: a new event", open: after(at(LIST), press("Nieuw evenement"), seesDialog) },
      {
        name: "dialog: a new event, refused",
        statuses: [422],
        open: after(at(LIST), press("Nieuw evenement"), seesDialog, inDialog("Bewaren"), (page) =>
          expect(page.getByRole("dialog").getByRole("alert")).toContainText("Eerste dag"),
        ),
      },
    ],
  },
  event: {
    full: full(openFilled),
    empty: {
      name: "empty",
      open: async (page, desk) => {
        await altered(page, ONE, (event) => ({
          ...event,
          ...{ place: null, note: null, dossiers: [], registrations: [], people: 0 },
        }));
        await openEvent(page, desk);
      },
    },
    error: withFailure(async (page, desk) => {
      const { id } = await desk.event();
      await page.goto(`${LIST}/${id}`);
    }, ONE),
    others: [
      {
        name: "unknown",
        statuses: [404],
        open: after(at(`${LIST}/${id("0")}`), (page) =>
          expect(page.getByRole("heading", { level: 1 })).toContainText("niet gevonden"),
        ),
      },
      { name: "read only", who: "viewer", open: openShown },
      { name: "being changed", open: after(openEvent, press("Wijzigen")) },
      {
        name: "refused value",
        statuses: [422],
        open: after(
          openEvent,
          refuse(422, "invalid", () => ({ errors: { ends_on: ["out-of-range"] } })),
          press("Wijzigen"),
          type("Nota", "Een nota."),
          press("Bewaren"),
          (page) => expect(page.getByRole("alert")).toContainText("Laatste dag"),
        ),
      },
      {
        name: "dialog: conflict with a colleague",
        statuses: [412],
        open: after(
          openEvent,
          refuse(412, "stale", (event) => ({ current: { ...event, version: 99, note: "Van een collega." } })),
          press("Wijzigen"),
          type("Nota", "Van mij."),
          press("Bewaren"),
          seesDialog,
        ),
      },
      {
        name: "dialog: leave unsaved changes",
        open: after(
          openEvent,
          press("Wijzigen"),
          type("Nota", "Nog niet bewaard."),
          (page) => page.getByRole("main").getByRole("link", { name: "Evenementen" }).click(),
          seesDialog,
        ),
      },
      { name: "dialog: link a dossier", open: after(openEvent, press("Dossier koppelen"), seesDialog) },
      {
        name: "dialog: link a dossier, unknown",
        statuses: [404],
        open: after(
          openEvent,
          press("Dossier koppelen"),
          (page) => page.getByRole("dialog").getByRole("textbox").fill("2020-009999"),
          inDialog("Koppelen"),
          (page) => expect(page.getByRole("dialog").getByRole("alert")).toContainText("bestaat niet"),
        ),
      },
      {
        name: "dialog: unlink a dossier",
        open: after(openFilled, press("Dossier 2026-000001 loskoppelen"), seesDialog),
      },
      { name: "dialog: register somebody", open: after(openFilled, press("Inschrijven"), seesDialog) },
      {
        name: "dialog: register a number, refused",
        statuses: [422],
        open: after(
          openFilled,
          press("Inschrijven"),
          chooseNumber,
          (page) => page.getByRole("dialog").getByRole("textbox").fill("0"),
          inDialog("Inschrijven"),
          (page) => expect(page.getByRole("dialog").getByRole("alert")).toContainText("Aantal personen"),
        ),
      },
      {
        name: "dialog: remove a registration",
        open: after(openFilled, press("Inschrijving schrappen: 12 onbekende bezoekers"), seesDialog),
      },
    ],
  },
} satisfies Pages;
