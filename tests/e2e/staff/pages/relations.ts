// People and organisations.

import { expect, type Page } from "@playwright/test";
import {
  after,
  altered,
  at,
  find,
  full,
  inDialog,
  type Pages,
  press,
  problem,
  type RouteStates,
  type State,
  seesDialog,
  seesMenu,
  type,
  withFailure,
  withNothing,
} from "./states.ts";

const openRelation =
  (noun: "contact" | "organisation"): State["open"] =>
  async (page, desk) => {
    const { id, name } = await desk.relation(noun);
    await page.goto(`/app/${noun}s/${id}`);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  };

/** The list of people, or of organisations. */
function listOf(noun: "contact" | "organisation"): RouteStates {
  const list = `/app/${noun}s`;
  const what = noun === "contact" ? "contactpersoon" : "organisatie";
  const add = `Nieuwe ${what}`;
  const label = noun === "contact" ? "Contactpersoon zoeken" : "Organisatie zoeken";
  const openNew = after(at(list), press(add), seesDialog);
  return {
    full: full(async (page, desk) => {
      await desk.relation(noun);
      await page.goto(list);
    }),
    empty: withNothing(at(list), `**/api/${noun}s?*`),
    error: withFailure(at(list), `**/api/${noun}s?*`),
    others: [
      { name: "no match", open: at(`${list}?search=xyzzy`) },
      { name: "not in use", open: at(`${list}?state=inactive`) },
      { name: "read only", who: "viewer", open: at(list) },
      { name: "menu of a filter", open: after(at(list), press(/^Toestand:/), seesMenu) },
      { name: "dialog: somebody new", open: openNew },
      { name: "dialog: somebody is found", open: after(openNew, find(label, "an")) },
      { name: "dialog: fields of somebody new", open: after(openNew, inDialog("Nieuw")) },
      {
        name: "dialog: somebody new, refused",
        statuses: [422],
        open: after(
          openNew,
          inDialog("Nieuw"),
          (page) => page.getByRole("dialog").getByLabel("E-mailadres").fill("geen adres"),
          inDialog("Bewaren"),
          (page) => expect(page.getByRole("dialog").getByRole("alert")).toContainText("Naam"),
        ),
      },
    ],
  };
}

/** The page of a person, or of an organisation. */
function recordOf(noun: "contact" | "organisation"): RouteStates {
  const open = openRelation(noun);
  const one = `**/api/${noun}s/*`;
  const refuse = (status: number, code: string, more: (body: object) => object) => async (page: Page) => {
    await page.route(one, async (route) => {
      if (route.request().method() !== "PATCH") return route.fallback();
      const now = await page.request.get(route.request().url());
      return route.fulfill(problem(status, code, more(await now.json())));
    });
  };
  return {
    full: full(open),
    empty: {
      name: "empty",
      open: async (page, desk) => {
        await altered(page, one, (record) => ({
          ...record,
          ...{ email: null, telephone: null, note: null, merged: [], journeys: { items: [], next: null } },
        }));
        await page.route("**/timeline?*", (route) => route.fulfill({ json: { items: [], next: null } }));
        await open(page, desk);
      },
    },
    error: withFailure(async (page, desk) => {
      const { id } = await desk.relation(noun);
      await page.goto(`/app/${noun}s/${id}`);
    }, one),
    others: [
      {
        name: "unknown",
        statuses: [404],
        open: after(at(`/app/${noun}s/01900000-0000-7000-8000-000000000000`), (page) =>
          expect(page.getByRole("heading", { level: 1 })).toContainText("niet gevonden"),
        ),
      },
      { ...withFailure(open, "**/timeline?*"), name: "timeline fails" },
      { name: "read only", who: "viewer", open },
      {
        name: "out of use",
        open: async (page, desk) => {
          await altered(page, one, (record) => ({ ...record, state: "inactive" }));
          await open(page, desk);
        },
      },
      {
        name: "with merged records",
        open: async (page, desk) => {
          await altered(page, one, (record) => ({ ...record, merged: [mergedRecord(String(record.id))] }));
          await open(page, desk);
        },
      },
      {
        name: "merged into another",
        open: async (page, desk) => {
          const { id, name } = await desk.relation(noun);
          await altered(page, one, (record) => ({
            ...record,
            ...{ id: "01900000-0000-7000-8000-000000000001", resolved_from: id, merged: [mergedRecord(id)] },
          }));
          await page.goto(`/app/${noun}s/${id}`);
          await expect(page.getByText(`samengevoegd met ${name}`)).toBeVisible();
        },
      },
      { name: "being changed", open: after(open, press("Wijzigen")) },
      {
        name: "refused value",
        statuses: [422],
        open: after(
          open,
          refuse(422, "invalid", () => ({ errors: { email: ["invalid-email"] } })),
          press("Wijzigen"),
          type("Nota", "Een nota."),
          press("Bewaren"),
          (page) => expect(page.getByRole("alert")).toContainText("E-mailadres"),
        ),
      },
      {
        name: "dialog: conflict with a colleague",
        statuses: [412],
        open: after(
          open,
          refuse(412, "stale", (record) => ({
            current: { ...record, version: 99, note: "Van een collega." },
          })),
          press("Wijzigen"),
          type("Nota", "Van mij."),
          press("Bewaren"),
          seesDialog,
        ),
      },
      {
        name: "dialog: leave unsaved changes",
        open: after(
          open,
          press("Wijzigen"),
          type("Nota", "Nog niet bewaard."),
          (page) =>
            page
              .getByRole("main")
              .getByRole("link", { name: noun === "contact" ? "Contactpersonen" : "Organisaties" })
              .click(),
          seesDialog,
        ),
      },
      {
        name: "dialog: take out of use",
        open: after(
          open,
          press("Meer acties"),
          (page) => page.getByRole("menuitem", { name: "Deactiveren" }).click(),
          seesDialog,
        ),
      },
    ],
  };
}

const mergedRecord = (id: string) => ({
  merge_id: "01900000-0000-7000-8000-000000000002",
  id,
  name: "An Peters",
  merged_at: "2026-11-02T09:12:00.000Z",
  undoable: true,
});

export const RELATION_PAGES = {
  contacts: listOf("contact"),
  contact: recordOf("contact"),
  organisations: listOf("organisation"),
  organisation: recordOf("organisation"),
} satisfies Pages;
