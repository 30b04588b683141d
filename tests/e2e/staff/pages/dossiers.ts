// The lists of dossiers, and a dossier.

import { expect, type Page } from "@playwright/test";
import { CALL, GRIET, NOTED } from "./noted.ts";
import {
  after,
  at,
  find,
  full,
  inDialog,
  type Pages,
  press,
  problem,
  type State,
  seesDialog,
  seesMenu,
  type,
  withFailure,
  withNothing,
} from "./states.ts";

const openDossier =
  (stage: "request" | "dossier" | "completed", tab = ""): State["open"] =>
  async (page, desk) => {
    const { number } = await desk.dossier(stage);
    await page.goto(`/app/dossiers/${number}${tab && `/${tab}`}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
    await expect(page.getByRole("tablist")).toBeVisible();
  };

/** With one of everything that people note and plan. */
const openNoted: State["open"] = async (page, desk) => {
  const at = "2026-01-07T10:00:00.000Z";
  const items = NOTED.map(([kind, activity], index) => ({
    ...{ id: 900 - index, kind, happened_at: at, recorded_at: at, dossier_number: null, activity },
    ...{ actor: { kind: "user", ...GRIET }, facts: { kind: activity.kind } },
  }));
  await page.route("**/timeline?*", (route) => route.fulfill({ json: { items, next: null } }));
  const { number } = await desk.dossier("dossier");
  const made = { journey_number: number, dossier_number: number, may_edit: true, may_complete: true };
  await page.route("**/api/activities/*", (route) =>
    route.fulfill({ json: { ...CALL, ...made, masked: 0, created_at: at, updated_at: at } }),
  );
  await openDossier("dossier")(page, desk);
  await expect(page.getByText("Vraagt een tweede offerte")).toBeVisible();
};

export const DOSSIER_PAGES = {
  dossiers: {
    full: full(at("/app/dossiers")),
    empty: withNothing(at("/app/dossiers"), "**/api/dossiers?*"),
    error: withFailure(at("/app/dossiers"), "**/api/dossiers?*"),
    others: [
      { name: "no match", open: at("/app/dossiers?q=xyzzy") },
      { name: "sorted and filtered", open: at("/app/dossiers?type=information&sort=updated_at") },
      { name: "menu of columns", open: after(at("/app/dossiers"), press("Kolommen"), seesMenu) },
      { name: "menu of a filter", open: after(at("/app/dossiers"), press(/^Type:/), seesMenu) },
      {
        name: "dialog: new dossier, refused",
        statuses: [422],
        open: after(at("/app/dossiers"), press("Nieuw dossier"), inDialog("Meteen aanmaken"), (page) =>
          expect(page.getByRole("dialog").getByRole("alert")).toContainText("Type"),
        ),
      },
      { name: "read only", who: "viewer", open: at("/app/dossiers") },
    ],
  },
  dossiersOfType: {
    full: full(at("/app/types/information")),
    empty: withNothing(at("/app/types/information"), "**/api/dossiers?*"),
    error: withFailure(at("/app/types/information"), "**/api/dossiers?*"),
    others: [
      {
        name: "dialog: new dossier",
        open: after(at("/app/types/information"), press("Nieuw dossier"), seesDialog),
      },
      {
        name: "dialog: new dossier with somebody new at a new address",
        open: after(
          at("/app/types/information"),
          press("Nieuw dossier"),
          find("Contactpersoon zoeken", "Jef Nergensbekend"),
          (page) => page.getByRole("option", { name: /^\+ Nieuwe contactpersoon/ }).click(),
          // What is to be filled in of somebody new takes the focus first.
          (page) => expect(page.getByRole("dialog").getByLabel("E-mailadres")).toBeFocused(),
          // Nobody types in a field within the instant in which the one before is left.
          (page) => page.getByRole("dialog").getByRole("combobox", { name: "Adres zoeken" }).click(),
          find("Adres zoeken", "Nergenslaan 1"),
          (page) => page.getByRole("option", { name: /^\+ Nieuw adres/ }).click(),
          (page) => page.getByRole("dialog").getByText("Andere bron").click(),
          (page) => expect(page.getByRole("dialog").getByText("Welke bron?")).toBeVisible(),
        ),
      },
      {
        name: "dialog: new dossier with somebody known at an address that is worked on",
        open: after(at("/app/types/information"), press("Nieuw dossier"), chooseKnown, (page) =>
          expect(page.getByRole("dialog").getByText("2025-000042")).toBeVisible(),
        ),
      },
    ],
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
        open: after(at("/app/dossiers/2020-009999"), (page) =>
          expect(page.getByText("niet gevonden")).toBeVisible(),
        ),
      },
      { ...withFailure(openDossier("dossier"), "**/timeline*"), name: "timeline fails" },
      { name: "read only", who: "viewer", open: openDossier("dossier") },
      { name: "timeline with activities", open: openNoted },
      { name: "timeline with activities, read only", who: "viewer", open: openNoted },
      { name: "menu of what a timeline is about", open: after(openNoted, press(/^Alles$/), seesMenu) },
      {
        name: "menu of an activity",
        open: after(openNoted, press("Acties voor Vraagt een tweede offerte"), seesMenu),
      },
      {
        name: "dialog: withdraw an activity",
        open: after(
          openNoted,
          press("Acties voor Vraagt een tweede offerte"),
          (page) => page.getByRole("menuitem", { name: "Intrekken" }).click(),
          seesDialog,
        ),
      },
      {
        name: "dialog: change an activity",
        open: after(
          openNoted,
          press("Acties voor Vraagt een tweede offerte"),
          (page) => page.getByRole("menuitem", { name: "Wijzigen" }).click(),
          (page) => expect(page.getByRole("dialog").getByLabel(/^Onderwerp/)).toBeFocused(),
        ),
      },
      ...["Notitie", "Telefoon", "Bezoek", "Afspraak", "Taak"].map((kind) => ({
        name: `form: ${kind}`,
        open: after(openDossier("dossier"), press(new RegExp(`^${kind}$`)), (page) =>
          expect(page.getByLabel(/^Onderwerp/)).toBeFocused(),
        ),
      })),
      {
        name: "form: refused",
        statuses: [422],
        open: after(
          openDossier("dossier"),
          press(/^Afspraak$/),
          (page) =>
            page.getByRole("region", { name: "Tijdlijn" }).getByRole("button", { name: "Bewaren" }).click(),
          (page) => expect(page.getByRole("alert")).toContainText("Onderwerp"),
        ),
      },
      {
        name: "dialog: what is written is not saved",
        open: after(
          openDossier("dossier"),
          press(/^Notitie$/),
          (page) => page.getByLabel(/^Onderwerp/).fill("Nog niet bewaard."),
          (page) => page.keyboard.press("Escape"),
          seesDialog,
        ),
      },
      { name: "completed", open: openDossier("completed") },
      { name: "menu of actions", open: after(openDossier("dossier"), press("Meer acties"), seesMenu) },
      {
        name: "dialog: restrict",
        open: after(
          openDossier("dossier"),
          press("Meer acties"),
          (page) => page.getByRole("menuitem", { name: "Dossier afschermen" }).click(),
          seesDialog,
        ),
      },
      {
        name: "dialog: follow-up",
        open: after(
          openDossier("dossier"),
          press("Meer acties"),
          (page) =>
            page
              .getByRole("menuitem", { name: /^Vervolgdossier/ })
              .first()
              .click(),
          (page) => expect(page.getByRole("dialog").getByText("Hoofdproject")).toBeVisible(),
        ),
      },
      { name: "dialog: assign", open: after(openDossier("dossier"), press("Toewijzen"), seesDialog) },
      {
        name: "dialog: stage back",
        open: after(openDossier("dossier"), stageButton("Aanvraag"), seesDialog),
      },
      {
        name: "dialog: stage skipped",
        open: after(openDossier("request"), stageButton("Afgerond"), seesDialog),
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
        open: after(openDossier("dossier", "request"), type("Antwoord", "Nog niet bewaard.")),
      },
      {
        name: "dialog: leave unsaved changes",
        open: after(
          openDossier("dossier", "request"),
          type("Antwoord", "Nog niet bewaard."),
          (page) => page.getByRole("link", { name: "Terug naar de lijst" }).click(),
          seesDialog,
        ),
      },
      {
        name: "dialog: stage with unsaved changes",
        open: after(
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
} satisfies Pages;

/** A person and an address of the desk; the address has an open dossier. */
async function chooseKnown(page: Page) {
  const id = "01900000-0000-7000-8000-00000000000c";
  const address = { id, text: "Adegemstraat 1, 2800 Mechelen", state: "matched" };
  const contact = { id, name: "Els Bekend", email: "els@post.example", telephone: null };
  const dossier = {
    ...{ number: "2025-000042", type: "information", subtype: null, stage: "dossier" },
    assignee_name: "An Peeters",
  };
  const nothing = { items: [], next: null };
  await page.route("**/api/*/proposals", (route) => route.fulfill({ json: nothing }));
  await page.route("**/api/contacts?*", (route) => route.fulfill({ json: { ...nothing, items: [contact] } }));
  await page.route("**/api/addresses?*", (route) =>
    route.fulfill({ json: { ...nothing, items: [address] } }),
  );
  await page.route(`**/api/addresses/${id}`, (route) =>
    route.fulfill({ json: { open_dossiers: [dossier] } }),
  );
  await page.getByRole("dialog").getByRole("combobox", { name: "Contactpersoon zoeken" }).fill("els");
  await page.getByRole("option", { name: contact.name }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Adres zoeken" }).fill("adegem");
  await page.getByRole("option", { name: address.text }).click();
}

function stageButton(name: string) {
  return (page: Page) =>
    page
      .getByRole("navigation", { name: "Fases" })
      .getByRole("button", { name: new RegExp(`^${name}`) })
      .click();
}
