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

/** With its people drawn. */
const openPeople: State["open"] = then(openJourney, (page) =>
  expect(page.getByRole("list", { name: "Betrokkenen" })).toBeVisible(),
);

const openRelation =
  (noun: "contact" | "organisation"): State["open"] =>
  async (page, desk) => {
    const { id, name } = await desk.relation(noun);
    await page.goto(`/app/${noun}s/${id}`);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  };

const inDialog = (name: string) => (page: Page) =>
  page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
const find = (label: string, text: string) => async (page: Page) => {
  await page.getByRole("dialog").getByRole("combobox", { name: label }).fill(text);
  await expect(page.getByRole("option", { name: /^\+ Nieuwe/ })).toBeVisible();
};

/** The list of people, or of organisations. */
function listOf(noun: "contact" | "organisation"): RouteStates {
  const list = `/app/${noun}s`;
  const what = noun === "contact" ? "contactpersoon" : "organisatie";
  const add = `Nieuwe ${what}`;
  const label = noun === "contact" ? "Contactpersoon zoeken" : "Organisatie zoeken";
  const openNew = then(at(list), press(add), seesDialog);
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
      { name: "menu of a filter", open: then(at(list), press(/^Toestand:/), seesMenu) },
      { name: "dialog: somebody new", open: openNew },
      { name: "dialog: somebody is found", open: then(openNew, find(label, "an")) },
      { name: "dialog: fields of somebody new", open: then(openNew, inDialog("Nieuw")) },
      {
        name: "dialog: somebody new, refused",
        statuses: [422],
        open: then(
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
        open: then(at(`/app/${noun}s/01900000-0000-7000-8000-000000000000`), (page) =>
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
      { name: "being changed", open: then(open, press("Wijzigen")) },
      {
        name: "refused value",
        statuses: [422],
        open: then(
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
        open: then(
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
        open: then(
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
        open: then(
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

const openDuplicates: State["open"] = async (page, desk) => {
  await desk.pair();
  await page.goto("/app/duplicates");
  await expect(pairOf(page)).toBeVisible();
};

const pairOf = (page: Page) => page.getByRole("article", { name: /Dubbelganger/ }).first();
const pressInPair = (name: string) => (page: Page) => pairOf(page).getByRole("button", { name }).click();

const openMerge: State["open"] = async (page, desk) => {
  await page.goto(`/app/merges/${await desk.merge()}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Frans Samengevoegd");
};

/** A merge as the API tells it, in a state that takes colleagues to come about. */
const shownMerge =
  (facts: object, search = ""): State["open"] =>
  async (page) => {
    const at = "2026-03-01T10:00:00.000Z";
    const user = { id: "01900000-0000-7000-8000-000000000001", name: "An Peeters" };
    const id = "01900000-0000-7000-8000-00000000000a";
    const side = (last: string, name: string) => ({ id: id.slice(0, -1) + last, name, version: 3 });
    const edit = { at, field: "note", before: null, after: "Belt laat.", actor_name: user.name };
    const merge = {
      ...{ id, noun: "contact", merged_at: at, merged_by: user, undone_at: null, undone_by: null },
      ...{ loser: side("b", "F. Samengevoegd"), survivor: side("c", "Frans Samengevoegd"), undoable: true },
      brought: [{ ...edit, field: "telephone", after: "+32470987602" }],
      edits: [edit, { ...edit, field: "state", before: "active", after: "inactive" }],
      links: [
        { party_id: id, journey_number: "2026-000001", at, is_removed: false },
        { party_id: `${id}b`, journey_number: "2026-000002", at, is_removed: true },
      ],
      ...facts,
    };
    await page.route("**/api/merges/*", (route) => route.fulfill({ json: merge }));
    await page.goto(`/app/merges/${id}${search}`);
    await expect(page.getByText("Belt laat.")).toBeVisible();
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
      { name: "read only", who: "viewer", open: openPeople },
      {
        name: "menu of somebody involved",
        open: then(
          openPeople,
          (page) =>
            page
              .getByRole("button", { name: /^Acties voor/ })
              .first()
              .click(),
          seesMenu,
        ),
      },
      {
        name: "dialog: capacities",
        open: then(
          openPeople,
          (page) =>
            page
              .getByRole("button", { name: /^Acties voor/ })
              .first()
              .click(),
          (page) => page.getByRole("menuitem", { name: "Hoedanigheden wijzigen" }).click(),
          inDialog("Nog een hoedanigheid"),
        ),
      },
      { name: "dialog: add somebody", open: then(openPeople, press("Betrokkene toevoegen"), seesDialog) },
      {
        name: "dialog: add somebody new",
        open: then(openPeople, press("Betrokkene toevoegen"), inDialog("Nieuw")),
      },
      {
        name: "dialog: add somebody new, refused",
        open: then(
          openPeople,
          press("Betrokkene toevoegen"),
          inDialog("Nieuw"),
          inDialog("Bewaren"),
          (page) => expect(page.getByRole("dialog").getByRole("alert")).toContainText("Hoedanigheid"),
        ),
      },
    ],
  },
  duplicates: {
    full: full(openDuplicates),
    empty: withNothing(at("/app/duplicates"), "**/api/contacts/duplicates?*"),
    error: withFailure(at("/app/duplicates"), "**/api/contacts/duplicates?*"),
    others: [
      {
        ...withNothing(at("/app/duplicates?noun=organisation"), "**/api/organisations/duplicates?*"),
        name: "organisations",
      },
      {
        name: "no pair on many pages",
        open: async (page) => {
          await page.route("**/api/contacts/duplicates?*", (route) =>
            route.fulfill({ json: { items: [], next: "verder" } }),
          );
          await page.goto("/app/duplicates");
          await expect(page.getByRole("button", { name: "Verder zoeken" })).toBeVisible();
        },
      },
      {
        name: "without the right to merge",
        who: "viewer",
        open: then(at("/app/duplicates"), (page) =>
          expect(page.getByText("Je hebt hier geen rechten voor.")).toBeVisible(),
        ),
      },
      { name: "dialog: not the same", open: then(openDuplicates, pressInPair("Niet dezelfde…"), seesDialog) },
      { name: "dialog: merge", open: then(openDuplicates, pressInPair("Samenvoegen…"), seesMergeFields) },
      {
        name: "dialog: merge, changed meanwhile",
        statuses: [412],
        open: async (page, desk) => {
          await page.route("**/api/merges", (route) => route.fulfill(problem(412, "stale")));
          await then(openDuplicates, pressInPair("Samenvoegen…"), seesMergeFields, pressMerge, (page) =>
            expect(page.getByRole("dialog")).toContainText("kijk je keuzes na"),
          )(page, desk);
        },
      },
      {
        name: "dialog: merge, refused",
        statuses: [422],
        open: async (page, desk) => {
          const errors = { "keep.language": ["unknown-option"], "keep.telephone": ["invalid-telephone"] };
          await page.route("**/api/merges", (route) => route.fulfill(problem(422, "invalid", { errors })));
          await then(openDuplicates, pressInPair("Samenvoegen…"), seesMergeFields, pressMerge, (page) =>
            expect(page.getByRole("dialog").getByRole("alert")).toContainText("Telefoon"),
          )(page, desk);
        },
      },
    ],
  },
  merge: {
    full: full(openMerge),
    empty: "a merge has always its two records",
    error: withFailure(at("/app/merges/01900000-0000-7000-8000-000000000000"), "**/api/merges/*"),
    others: [
      {
        name: "unknown",
        statuses: [404],
        open: then(at("/app/merges/01900000-0000-7000-8000-000000000000"), (page) =>
          expect(page.getByRole("alert")).toBeVisible(),
        ),
      },
      { name: "changed since", open: shownMerge({}) },
      { name: "read only", who: "viewer", open: shownMerge({}) },
      { name: "survivor merged on", open: shownMerge({ undoable: false }) },
      {
        name: "undone",
        open: shownMerge({ undone_at: "2026-04-01T10:00:00.000Z", undoable: false }),
      },
      { name: "dialog: undo", open: then(shownMerge({}, "?undo"), seesDialog) },
    ],
  },
  contacts: listOf("contact"),
  contact: recordOf("contact"),
  organisations: listOf("organisation"),
  organisation: recordOf("organisation"),
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

async function seesMergeFields(page: Page) {
  await expect(
    page.getByRole("dialog").getByRole("radiogroup", { name: "Welke fiche blijft?" }),
  ).toBeVisible();
}

async function pressMerge(page: Page) {
  await page.getByRole("dialog").getByRole("button", { name: "Samenvoegen", exact: true }).click();
}

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
