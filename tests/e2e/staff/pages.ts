// Every page of the staff app in every state. The key is the name of the route; the first state of each is the full page.

import { expect, type Page } from "@playwright/test";
import type { RouteName } from "../../../static/staff/app/routes.ts";
import { PASSWORD, type PersonKey } from "../support/people.ts";
import type { Desk } from "./desk.ts";

export interface State {
  name: string;
  open: (page: Page, desk: Desk) => Promise<unknown>;
  /** Who looks; the project's user when absent, nobody when null. */
  who?: PersonKey | null;
  /** Refusals that belong to the state. */
  statuses?: number[];
}

export interface RouteStates {
  full: State;
  error: State;
  /** Or why the page is never empty. */
  empty: State | string;
  others?: State[];
}

const at =
  (path: string): State["open"] =>
  (page) =>
    page.goto(path);

/** Answers these addresses of the API with an empty list. */
function withNothing(open: State["open"], ...addresses: string[]): State {
  return {
    name: "empty",
    open: async (page, desk) => {
      for (const address of addresses) {
        await page.route(address, (route) => route.fulfill({ json: { items: [], next: null } }));
      }
      await open(page, desk);
    },
  };
}

/** Lets these addresses of the API fail. */
function withFailure(open: State["open"], ...addresses: string[]): State {
  return {
    name: "error",
    statuses: [500],
    open: async (page, desk) => {
      for (const address of addresses)
        await page.route(address, (route) => route.fulfill(problem(500, "defect")));
      await open(page, desk);
      await expect(page.getByRole("alert").first()).toBeVisible();
    },
  };
}

function problem(status: number, code: string, more: object = {}) {
  return {
    status,
    contentType: "application/problem+json",
    body: JSON.stringify({ type: "about:blank", title: code, status, code, ...more }),
  };
}

/** Changes what the API answers at this address. */
async function altered(page: Page, address: string, alter: (body: Record<string, unknown>) => object) {
  await page.route(address, async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const answer = await route.fetch();
    return route.fulfill({ response: answer, json: alter(await answer.json()) });
  });
}

const full = (open: State["open"], who?: PersonKey | null): State => ({ name: "full", open, who });

const openItem =
  (state: "unlinked" | "linked"): State["open"] =>
  async (page, desk) => {
    const item = await desk.item(state);
    await page.goto(`/app/queues/${item.queue}/${item.id}${state === "linked" ? "?state=linked" : ""}`);
    await expect(page.getByRole("heading", { level: 2, name: item.name })).toBeVisible();
  };

const openDossier =
  (stage: "request" | "dossier" | "completed", tab = ""): State["open"] =>
  async (page, desk) => {
    const { number } = await desk.dossier(stage);
    await page.goto(`/app/dossiers/${number}${tab && `/${tab}`}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
    await expect(page.getByRole("tablist")).toBeVisible();
  };

/** Does something on an opened page. */
const then =
  (open: State["open"], ...acts: ((page: Page) => Promise<unknown>)[]): State["open"] =>
  async (page, desk) => {
    await open(page, desk);
    for (const act of acts) await act(page);
  };

const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).click();
const seesDialog = (page: Page) => expect(page.getByRole("dialog")).toBeVisible();
const seesMenu = (page: Page) => expect(page.getByRole("menu")).toBeVisible();
/** A required field's label ends in a star. */
const type = (label: string, text: string) => (page: Page) =>
  page.getByLabel(new RegExp(`^${label}\\*?$`)).fill(text);

const openJourney: State["open"] = async (page, desk) => {
  const { journey } = await desk.dossier("dossier");
  await page.goto(`/app/journeys/${journey.number}`);
};

export const PAGES: Record<RouteName, RouteStates> = {
  home: {
    full: full(at("/app")),
    empty: withNothing(at("/app"), "**/api/queues", "**/api/queue-items?*", "**/api/dossiers?*"),
    error: withFailure(at("/app"), "**/api/queues", "**/api/queue-items?*", "**/api/dossiers?*"),
    others: [
      { name: "menu of languages", open: then(at("/app"), press("Taal"), seesMenu) },
      { name: "menu of the account", open: then(at("/app"), press(/^Account van/), seesMenu) },
      { name: "navigation folded", open: then(at("/app"), press("Navigatie inklappen")) },
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
        open: then(at("/app"), (page) =>
          page.evaluate(() => {
            history.pushState(null, "", "/app/nergens");
            dispatchEvent(new PopStateEvent("popstate"));
          }),
        ),
      },
    ],
  },
  signIn: {
    full: { ...full(at("/app/sign-in"), null), statuses: [401] },
    empty: "a form has no list",
    error: {
      name: "error",
      who: null,
      statuses: [401, 503],
      open: async (page) => {
        await page.goto("/app/sign-in");
        await page.route("**/api/session", (route) => route.fulfill(problem(503, "unavailable")));
        await type("E-mailadres", "an@loket.example")(page);
        await type("Wachtwoord", PASSWORD)(page);
        await press("Aanmelden")(page);
        await expect(page.getByRole("alert")).toBeVisible();
      },
    },
    others: [
      {
        name: "wrong password",
        who: null,
        statuses: [401],
        open: then(
          at("/app/sign-in"),
          type("E-mailadres", "niemand@loket.example"),
          type("Wachtwoord", "niet dit wachtwoord"),
          press("Aanmelden"),
          (page) => expect(page.getByRole("alert")).toContainText("klopt niet"),
        ),
      },
      {
        name: "nothing filled in",
        who: null,
        statuses: [401, 422],
        open: then(at("/app/sign-in"), press("Aanmelden"), (page) =>
          expect(page.getByRole("alert")).toBeVisible(),
        ),
      },
      { name: "after expiry", who: null, statuses: [401], open: at("/app/sign-in?reason=expired") },
      {
        name: "after choosing a password",
        who: null,
        statuses: [401],
        open: at("/app/sign-in?reason=password-set"),
      },
    ],
  },
  password: {
    full: { ...full(at("/app/password#c29tZSB0b2tlbg"), null), statuses: [401] },
    empty: "a form has no list",
    error: {
      name: "error",
      who: null,
      statuses: [401, 404, 422],
      open: then(
        at("/app/password#AAAAAAAAAAAAAAAAAAAAAA"),
        type("Nieuw wachtwoord", PASSWORD),
        type("Nogmaals het wachtwoord", PASSWORD),
        press("Wachtwoord bewaren"),
        (page) => expect(page.getByRole("alert")).toContainText("werkt niet meer"),
      ),
    },
    others: [
      { name: "without a token", who: null, statuses: [401], open: at("/app/password") },
      {
        name: "two different passwords",
        who: null,
        statuses: [401],
        open: then(
          at("/app/password#c29tZSB0b2tlbg"),
          type("Nieuw wachtwoord", PASSWORD),
          type("Nogmaals het wachtwoord", `${PASSWORD}!`),
          press("Wachtwoord bewaren"),
          (page) => expect(page.getByRole("alert")).toBeVisible(),
        ),
      },
    ],
  },
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
        open: then(at("/app/queues/all/01900000-0000-7000-8000-000000000000"), (page) =>
          expect(page.getByRole("alert")).toBeVisible(),
        ),
      },
      { name: "menu of queues", open: then(openItem("unlinked"), press("Verplaatsen naar"), seesMenu) },
      { name: "dialog: make dossier", open: then(openItem("unlinked"), press("Maak dossier"), seesDialog) },
      {
        name: "dialog: make dossier, refused",
        statuses: [422],
        open: then(
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
          await then(openItem("unlinked"), press("Overnemen"), seesDialog)(page, desk);
        },
      },
    ],
  },
  dossiers: {
    full: full(at("/app/dossiers")),
    empty: withNothing(at("/app/dossiers"), "**/api/dossiers?*"),
    error: withFailure(at("/app/dossiers"), "**/api/dossiers?*"),
    others: [
      { name: "no match", open: at("/app/dossiers?q=xyzzy") },
      { name: "sorted and filtered", open: at("/app/dossiers?type=information&sort=updated_at") },
      { name: "menu of columns", open: then(at("/app/dossiers"), press("Kolommen"), seesMenu) },
      { name: "menu of a filter", open: then(at("/app/dossiers"), press(/^Type:/), seesMenu) },
    ],
  },
  dossiersOfType: {
    full: full(at("/app/types/information")),
    empty: withNothing(at("/app/types/information"), "**/api/dossiers?*"),
    error: withFailure(at("/app/types/information"), "**/api/dossiers?*"),
  },
  dossier: {
    full: full(openDossier("dossier")),
    empty: {
      name: "empty",
      open: async (page, desk) => {
        await page.route("**/timeline?*", (route) => route.fulfill({ json: { items: [], next: null } }));
        await openDossier("dossier")(page, desk);
      },
    },
    error: withFailure(async (page, desk) => {
      const { number } = await desk.dossier("dossier");
      await page.goto(`/app/dossiers/${number}`);
    }, "**/api/dossiers/*"),
    others: [
      {
        name: "unknown",
        statuses: [404],
        open: then(at("/app/dossiers/2020-009999"), (page) =>
          expect(page.getByText("niet gevonden")).toBeVisible(),
        ),
      },
      { ...withFailure(openDossier("dossier"), "**/timeline*"), name: "timeline fails" },
      { name: "read only", who: "viewer", open: openDossier("dossier") },
      { name: "completed", open: openDossier("completed") },
      { name: "menu of actions", open: then(openDossier("dossier"), press("Meer acties"), seesMenu) },
      {
        name: "dialog: restrict",
        open: then(
          openDossier("dossier"),
          press("Meer acties"),
          (page) => page.getByRole("menuitem", { name: "Dossier afschermen" }).click(),
          seesDialog,
        ),
      },
      { name: "dialog: assign", open: then(openDossier("dossier"), press("Toewijzen"), seesDialog) },
      {
        name: "dialog: stage back",
        open: then(openDossier("dossier"), stageButton("Aanvraag"), seesDialog),
      },
      {
        name: "dialog: stage skipped",
        open: then(openDossier("request"), stageButton("Afgerond"), seesDialog),
      },
    ],
  },
  dossierTab: {
    full: full(openDossier("dossier", "request")),
    empty: "a form has always its fields",
    error: withFailure(async (page, desk) => {
      const { number } = await desk.dossier("dossier");
      await page.goto(`/app/dossiers/${number}/request`);
    }, "**/api/catalogue"),
    others: [
      { name: "general", open: openDossier("dossier", "dossier") },
      { name: "contact", open: openDossier("dossier", "contact") },
      { name: "journey", open: openDossier("dossier", "journey") },
      {
        name: "unsaved changes",
        open: then(openDossier("dossier", "request"), type("Antwoord", "Nog niet bewaard.")),
      },
      {
        name: "dialog: leave unsaved changes",
        open: then(
          openDossier("dossier", "request"),
          type("Antwoord", "Nog niet bewaard."),
          (page) => page.getByRole("link", { name: "Terug naar de lijst" }).click(),
          seesDialog,
        ),
      },
      {
        name: "dialog: stage with unsaved changes",
        open: then(
          openDossier("dossier", "request"),
          type("Antwoord", "Nog niet bewaard."),
          stageButton("Afgerond"),
          seesDialog,
        ),
      },
      {
        name: "dialog: conflict with a colleague",
        statuses: [412],
        open: async (page, desk) => {
          const dossier = await desk.dossier("completed");
          await openDossier("completed", "request")(page, desk);
          await type("Antwoord", "Wat ik antwoordde.")(page);
          await desk.change(dossier, { details: { answer: `Wat een collega antwoordde om ${Date.now()}.` } });
          await press("Bewaren")(page);
          await seesDialog(page);
        },
      },
      {
        name: "refused value",
        statuses: [422],
        open: async (page, desk) => {
          await page.route("**/api/dossiers/*", (route) =>
            route.request().method() === "PATCH"
              ? route.fulfill(problem(422, "invalid", { errors: { answer: ["too-long"] } }))
              : route.fallback(),
          );
          await openDossier("dossier", "request")(page, desk);
          await type("Antwoord", "Te lang.")(page);
          await press("Bewaren")(page);
          await expect(page.getByLabel("Antwoord", { exact: true })).toHaveAttribute("aria-invalid", "true");
        },
      },
    ],
  },
  journey: {
    full: full(openJourney),
    empty: {
      name: "empty",
      open: async (page, desk) => {
        await altered(page, "**/api/journeys/*", (journey) => ({ ...journey, parties: [], addresses: [] }));
        await openJourney(page, desk);
      },
    },
    error: withFailure(openJourney, "**/api/journeys/*"),
    others: [
      {
        name: "unknown",
        statuses: [404],
        open: then(at("/app/journeys/K2020-009999"), (page) => expect(page.getByRole("alert")).toBeVisible()),
      },
    ],
  },
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
        open: then(
          at("/app/settings"),
          (page) => page.locator('[name="desk_name.nl"]').fill(""),
          type("E-mailadres", "geen adres"),
          press("Bewaren"),
          (page) => expect(page.getByRole("alert")).toContainText("E-mailadres"),
        ),
      },
    ],
  },
};

async function openQueueOfItem(page: Page, desk: Desk) {
  const item = await desk.item("unlinked");
  await page.goto(`/app/queues/${item.queue}/${item.id}`);
}

function stageButton(name: string) {
  return (page: Page) =>
    page
      .getByRole("navigation", { name: "Fases" })
      .getByRole("button", { name: new RegExp(`^${name}`) })
      .click();
}

/** All states of a route, the full page first. */
export function statesOf({ full, empty, error, others = [] }: RouteStates): State[] {
  return [full, ...(typeof empty === "string" ? [] : [empty]), error, ...others];
}
