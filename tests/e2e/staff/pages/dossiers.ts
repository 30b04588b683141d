// The lists of dossiers, and a dossier.

import { expect, type Page } from "@playwright/test";
import {
  after,
  at,
  full,
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
        open: after(at("/app/dossiers/2020-009999"), (page) =>
          expect(page.getByText("niet gevonden")).toBeVisible(),
        ),
      },
      { ...withFailure(openDossier("dossier"), "**/timeline*"), name: "timeline fails" },
      { name: "read only", who: "viewer", open: openDossier("dossier") },
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

function stageButton(name: string) {
  return (page: Page) =>
    page
      .getByRole("navigation", { name: "Fases" })
      .getByRole("button", { name: new RegExp(`^${name}`) })
      .click();
}
