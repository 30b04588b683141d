// A journey with its people and addresses.

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
  seesMenu,
  withFailure,
} from "./states.ts";

const openJourney: State["open"] = async (page, desk) => {
  const { journey } = await desk.dossier("dossier");
  await page.goto(`/app/journeys/${journey.number}`);
};

/** With its people drawn. */
const openPeople: State["open"] = after(openJourney, (page) =>
  expect(page.getByRole("list", { name: "Betrokkenen" })).toBeVisible(),
);

const addressId = (last: string) => `01900000-0000-7000-8000-00000000000${last}`;
const shownAddress = (last: string, text: string, state: string) => ({ id: addressId(last), text, state });
const BUSY = shownAddress("c", "Adegemstraat 1, 2800 Mechelen", "matched");

/** With a site, an address beside it, and one that counts for a dossier only. */
const openAddresses: State["open"] = async (page, desk) => {
  const { number } = await desk.dossier("dossier");
  const place = (last: string, dossier_number: string | null) => ({
    is_main: last === "0",
    link: { id: addressId(last), version: 1, dossier_number },
  });
  await altered(page, "**/api/journeys/*", (journey) => ({
    ...journey,
    addresses: [
      { ...shownAddress("a", "Bruul 12 bus 3, 2800 Mechelen", "matched"), ...place("0", null) },
      { ...shownAddress("b", "Sint-Katelijnestraat 118, 2800 Mechelen", "typed"), ...place("1", null) },
      { ...shownAddress("b", "Sint-Katelijnestraat 118, 2800 Mechelen", "manual"), ...place("2", number) },
    ],
  }));
  await openJourney(page, desk);
  await expect(page.getByRole("list", { name: "Adressen" }).getByRole("link")).toHaveCount(3);
};

const openAddressMenu = after(openAddresses, (page) =>
  page.getByRole("button", { name: "Acties voor Sint-Katelijnestraat" }).first().click(),
);

/** The address that is found has an open dossier elsewhere. */
async function findBusyAddress(page: Page) {
  const elsewhere = {
    ...{ number: "2025-000042", type: "information", subtype: null, stage: "dossier" },
    assignee_name: "An Peeters",
  };
  await page.route("**/api/addresses?*", (route) => route.fulfill({ json: { items: [BUSY], next: null } }));
  await page.route("**/api/addresses/proposals", (route) => route.fulfill({ json: { items: [] } }));
  await page.route(`**/api/addresses/${BUSY.id}`, (route) =>
    route.fulfill({ json: { open_dossiers: [elsewhere] } }),
  );
  await page.getByRole("dialog").getByRole("combobox").fill("adegem");
  await page.getByRole("option", { name: BUSY.text }).click();
  await expect(page.getByRole("dialog").getByText("2025-000042")).toBeVisible();
}

export const JOURNEY_PAGES = {
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
        open: after(at("/app/journeys/K2020-009999"), (page) =>
          expect(page.getByRole("alert")).toBeVisible(),
        ),
      },
      { name: "read only", who: "viewer", open: openPeople },
      { name: "menu of other types", open: after(openPeople, press("Ander type"), seesMenu) },
      {
        name: "dialog: follow-up",
        open: after(openPeople, press("Vervolgdossier: Uitvoering"), (page) =>
          expect(page.getByRole("dialog").getByText("Hoofdproject")).toBeVisible(),
        ),
      },
      {
        ...withFailure(
          after(openPeople, async (page) => {
            await page.route("**/api/dossiers/*", (route) => route.fulfill(problem(500, "defect")));
            await press("Vervolgdossier: Uitvoering")(page);
          }),
        ),
        name: "dialog: follow-up fails",
      },
      { ...withFailure(openJourney, "**/timeline?*"), name: "timeline fails" },
      {
        name: "form: a note about the whole journey",
        open: after(openPeople, press(/^Notitie$/), (page) =>
          expect(page.getByRole("button", { name: /\bOver\b/ })).toContainText("Hele klantreis"),
        ),
      },
      {
        name: "menu of somebody involved",
        open: after(
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
        open: after(
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
      { name: "dialog: add somebody", open: after(openPeople, press("Betrokkene toevoegen"), seesDialog) },
      {
        name: "dialog: add somebody new",
        open: after(openPeople, press("Betrokkene toevoegen"), inDialog("Nieuw")),
      },
      {
        name: "dialog: add somebody new, refused",
        open: after(
          openPeople,
          press("Betrokkene toevoegen"),
          inDialog("Nieuw"),
          inDialog("Bewaren"),
          (page) => expect(page.getByRole("dialog").getByRole("alert")).toContainText("Hoedanigheid"),
        ),
      },
      { name: "several addresses", open: openAddresses },
      { name: "menu of an address", open: after(openAddressMenu, seesMenu) },
      {
        name: "dialog: remove an address",
        open: after(
          openAddressMenu,
          (page) => page.getByRole("menuitem", { name: "Verwijderen uit de klantreis" }).click(),
          seesDialog,
        ),
      },
      { name: "dialog: add an address", open: after(openAddresses, press("Adres toevoegen"), seesDialog) },
      {
        name: "dialog: add an address that is worked on elsewhere",
        open: after(openAddresses, press("Adres toevoegen"), findBusyAddress),
      },
      {
        name: "dialog: add a new address",
        open: after(openAddresses, press("Adres toevoegen"), inDialog("Nieuw")),
      },
      {
        name: "dialog: add a new address, refused",
        statuses: [422],
        open: after(openAddresses, press("Adres toevoegen"), inDialog("Nieuw"), inDialog("Bewaren"), (page) =>
          expect(page.getByRole("dialog").getByRole("alert")).toBeVisible(),
        ),
      },
    ],
  },
} satisfies Pages;
