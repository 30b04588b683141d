// Addresses: the list, and one with all that is known there.

import { expect, type Page } from "@playwright/test";
import { FACTS } from "./buildings.ts";
import {
  after,
  altered,
  at,
  full,
  inDialog,
  type Pages,
  press,
  refuse,
  type State,
  seesDialog,
  seesMenu,
  type,
  UNKNOWN,
  withFailure,
  withNothing,
} from "./states.ts";

const LIST = "/app/addresses";
const ROWS = "**/api/addresses?*";
const ONE = "**/api/addresses/*";

const id = (last: string) => `01900000-0000-7000-8000-00000000000${last}`;
const STAMPS = { created_at: "2026-01-01T00:00:00.000Z", updated_at: "2026-01-01T00:00:00.000Z" };
const NOTHING = { items: [], next: null };

const openNew = after(at(LIST), press("Nieuw adres"), seesDialog);
const openToMatch = after(at(`${LIST}?state=typed`), (page) =>
  expect(page.getByRole("button", { name: / koppelen…$/ }).first()).toBeVisible(),
);
const pressMatch = (page: Page) =>
  page
    .getByRole("button", { name: / koppelen…$/ })
    .first()
    .click();

const openAddress: State["open"] = async (page, desk) => {
  const address = await desk.address();
  await page.goto(`${LIST}/${address.id}`);
  await expect(page.getByRole("heading", { level: 1, name: address.text })).toBeVisible();
};

interface Passport extends Record<string, unknown> {
  address: Record<string, unknown>;
}

/** The page of an address whose passport says something else. */
const openWith =
  (alter: (passport: Passport) => object): State["open"] =>
  async (page, desk) => {
    await altered(page, ONE, (passport) => ({ ...passport, ...alter(passport as Passport) }));
    await openAddress(page, desk);
  };

/** With other facts about the address itself. */
const openKnownAs = (facts: object) => openWith(({ address }) => ({ address: { ...address, ...facts } }));

const certificate = (last: string, facts: object) => ({
  ...{ id: id(last), version: 1, address_id: id("1"), address_text: "Bruul 12, 2800 Mechelen" },
  ...{ kind: "epc", method: "measured", label: "C", kwh_per_m2_tenths: 2345, e_level: null },
  ...{ common_parts: false, drawn_up_on: "2026-03-01", valid_until: "2036-03-01", certificate_number: null },
  ...{ contradicting_label: null, ...STAMPS, ...facts },
});

const CERTIFICATES = [
  certificate("1", { label: "B", contradicting_label: "C", certificate_number: "20260301-0002481234-RES-1" }),
  certificate("2", { kind: "epb", method: "estimated", label: "A+", kwh_per_m2_tenths: -205, e_level: -20 }),
  certificate("3", { common_parts: true, drawn_up_on: "2014-05-18", valid_until: "2024-05-18", label: "F" }),
];

const flat = (number: number) => ({
  ...{ id: id(String(number)), text: `Bruul 12 bus ${number}, 2800 Mechelen`, state: "typed" },
  ...{ box_number: String(number), dwelling_type: "apartment", label: number % 2 ? "C" : null },
});

const HOUSE = {
  ...{ id: id("8"), version: 1, may_edit: true, ...FACTS, ...STAMPS },
  addresses: [
    { id: id("7"), text: "Bruul 12, 2800 Mechelen", state: "matched", dwelling_type: "apartment_building" },
  ],
  apartments: [1, 2, 3, 4, 5, 6].map(flat),
};

const work = (last: string, facts: object) => ({
  ...{ id: id(last), kind: "roof_insulation", part: "common", state: "completed", decided_on: null },
  ...{ completed_on: "2019", dossiers: ["2026-000001"], ...facts },
});

const WORKS = [
  work("1", {}),
  work("2", { kind: "heat_pump_air_water", part: "private", state: "decided", decided_on: "2026-02-01" }),
  work("3", { kind: "basement_ceiling_insulation", state: "considered", completed_on: null, dossiers: [] }),
];

/** With something of everything. */
const openFilled = openWith(({ address }) => ({
  address: {
    ...{ ...address, dwelling_type: "apartment", building_type: "terraced", construction_year: 1974 },
    ...{ floor_area_m2_tenths: 1125, energy_carrier: "natural_gas", heritage: "unknown" },
    ...{ apartment_situation: "Tweede verdieping, links van de lift", parcel_number: "12403D/00N009" },
    ...{ warnings: ["odd_parcel_number"], written_text: "bruul 12 b3" },
  },
  ...{ building: HOUSE, certificates: CERTIFICATES, works: WORKS },
}));

const actOnCertificate = (action: string) => async (page: Page) => {
  await page
    .getByRole("button", { name: /^Acties voor EPC/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: action }).click();
};

const toList = (page: Page) =>
  page.getByRole("main").getByRole("link", { name: "Adressen", exact: true }).click();

export const ADDRESS_PAGES = {
  addresses: {
    full: full(async (page, desk) => {
      await desk.address();
      await page.goto(LIST);
    }),
    empty: withNothing(at(LIST), ROWS),
    error: withFailure(at(LIST), ROWS),
    others: [
      { name: "no match", open: at(`${LIST}?q=xyzzy`) },
      { name: "to match", open: openToMatch },
      { ...withNothing(at(`${LIST}?state=typed`), ROWS), name: "nothing to match" },
      { name: "read only", who: "viewer", open: at(`${LIST}?state=typed`) },
      { name: "menu of a filter", open: after(at(LIST), press(/^Toestand:/), seesMenu) },
      { name: "dialog: match", open: after(openToMatch, pressMatch, seesDialog) },
      {
        name: "dialog: match, refused",
        statuses: [422],
        open: after(openToMatch, pressMatch, seesDialog, inDialog("Koppelen"), (page) =>
          expect(page.getByRole("dialog").getByRole("alert")).toContainText("Nummer in het register"),
        ),
      },
      {
        name: "dialog: match with the number of another address",
        statuses: [422],
        open: after(
          openToMatch,
          refuse("**/api/addresses/*/state", "PUT", 422, "invalid", () => ({
            errors: { register_id: ["duplicate"] },
          })),
          pressMatch,
          type("Nummer in het register", "3706808"),
          inDialog("Koppelen"),
          (page) => expect(page.getByRole("dialog").getByRole("alert")).toContainText("Een ander adres"),
        ),
      },
      { name: "dialog: a new address", open: openNew },
      {
        name: "dialog: an address is found",
        open: after(openNew, async (page) => {
          await page.getByRole("dialog").getByRole("combobox", { name: "Adres zoeken" }).fill("straat");
          await expect(page.getByRole("option", { name: /^\+ Nieuw adres/ })).toBeVisible();
        }),
      },
      { name: "dialog: fields of a new address", open: after(openNew, inDialog("Nieuw")) },
      {
        name: "dialog: a new address in parts",
        open: after(
          openNew,
          inDialog("Nieuw"),
          (page) => page.getByRole("dialog").getByText("In delen", { exact: true }).click(),
          (page) => expect(page.getByRole("dialog").getByLabel("Straat")).toBeVisible(),
        ),
      },
      {
        name: "dialog: a new address, probably known",
        open: async (page, desk) => {
          const { text } = await desk.address();
          await after(
            openNew,
            inDialog("Nieuw"),
            (page) =>
              page
                .getByRole("dialog")
                .getByLabel(/^Adres op één regel/)
                .fill(text),
            (page) =>
              expect(page.getByRole("region", { name: "Misschien ken je dit adres al" })).toBeVisible(),
          )(page, desk);
        },
      },
      {
        name: "dialog: a new address, refused",
        statuses: [422],
        open: after(openNew, inDialog("Nieuw"), inDialog("Bewaren"), (page) =>
          expect(page.getByRole("dialog").getByRole("alert")).toContainText("Adres op één regel"),
        ),
      },
    ],
  },
  address: {
    full: full(openFilled),
    empty: {
      name: "empty",
      open: async (page, desk) => {
        await page.route("**/timeline?*", (route) => route.fulfill({ json: NOTHING }));
        await openWith(() => ({
          ...{ building: null, certificates: [], works: [], open_dossiers: [], journeys: NOTHING },
        }))(page, desk);
      },
    },
    error: withFailure(async (page, desk) => {
      const address = await desk.address();
      await page.goto(`${LIST}/${address.id}`);
    }, ONE),
    others: [
      { name: "as the demo knows it", open: openAddress },
      {
        name: "unknown",
        statuses: [404],
        open: after(at(`${LIST}/${UNKNOWN}`), (page) =>
          expect(page.getByRole("heading", { level: 1 })).toContainText("niet gevonden"),
        ),
      },
      { ...withFailure(openAddress, "**/timeline?*"), name: "timeline fails" },
      { name: "read only", who: "viewer", open: openAddress },
      {
        name: "with an open dossier",
        open: after(
          openWith(() => ({
            open_dossiers: [
              {
                ...{ number: "2026-000001", type: "information", subtype: null, stage: "dossier" },
                ...{ assignee_name: "Griet Coppens", due_date: null },
              },
            ],
          })),
          (page) => expect(page.getByText("Aan dit adres loopt al een dossier:")).toBeVisible(),
        ),
      },
      { name: "matched", open: openKnownAs({ state: "matched", register_id: "3706808" }) },
      { name: "accepted by hand", open: openKnownAs({ state: "manual", manual_reason: "Nieuwbouw." }) },
      {
        name: "with another that was merged into it",
        open: after(
          openKnownAs({
            merged: [
              {
                ...{ merge_id: id("9"), id: id("8"), name: "bruul 12 b3", merged_at: STAMPS.created_at },
                undoable: true,
              },
            ],
          }),
          (page) => expect(page.getByRole("region", { name: "Samengevoegde fiches" })).toBeVisible(),
        ),
      },
      { name: "being changed", open: after(openFilled, press("Wijzigen")) },
      {
        name: "being changed, matched",
        open: after(openKnownAs({ state: "matched", register_id: "3706808" }), press("Wijzigen")),
      },
      {
        name: "refused value",
        statuses: [422],
        open: after(
          openAddress,
          refuse(ONE, "PATCH", 422, "invalid", () => ({ errors: { postcode: ["invalid"] } })),
          press("Wijzigen"),
          type("Postcode", "Mechelen"),
          press("Bewaren"),
          (page) => expect(page.getByRole("alert")).toContainText("Postcode"),
        ),
      },
      {
        name: "dialog: conflict with a colleague",
        statuses: [412],
        open: after(
          openAddress,
          refuse(ONE, "PATCH", 412, "stale", (body) => ({
            current: {
              ...(body as Passport).address,
              ...{ version: 99, parcel_number: "12403D/00N009", warnings: ["odd_parcel_number"] },
            },
          })),
          press("Wijzigen"),
          type("Perceelnummer", "21013B0029/00A005"),
          press("Bewaren"),
          seesDialog,
        ),
      },
      {
        name: "dialog: leave unsaved changes",
        open: after(
          openAddress,
          press("Wijzigen"),
          type("Perceelnummer", "21013B0029/00A005"),
          toList,
          seesDialog,
        ),
      },
      {
        name: "dialog: back to the list of those to match",
        open: after(
          openKnownAs({ state: "matched", register_id: "3706808" }),
          press("Terugzetten…"),
          seesDialog,
        ),
      },
      {
        name: "dialog: accept by hand, refused",
        statuses: [422],
        open: after(
          openAddress,
          press("Manueel aanvaarden…"),
          seesDialog,
          inDialog("Manueel aanvaarden"),
          (page) => expect(page.getByRole("dialog").getByRole("alert")).toContainText("Reden"),
        ),
      },
      {
        name: "dialog: a new certificate",
        open: after(openAddress, press("Certificaat toevoegen"), seesDialog),
      },
      {
        name: "dialog: a new certificate, refused",
        statuses: [422],
        open: after(
          openAddress,
          refuse("**/api/addresses/*/energy-certificates", "POST", 422, "invalid", () => ({
            errors: { drawn_up_on: ["in-future"], e_level: ["out-of-range"] },
          })),
          press("Certificaat toevoegen"),
          inDialog("Bewaren"),
          (page) => expect(page.getByRole("dialog").getByRole("alert")).toContainText("Opgemaakt op"),
        ),
      },
      {
        name: "dialog: change a certificate",
        open: after(openFilled, actOnCertificate("Wijzigen"), seesDialog),
      },
      {
        name: "dialog: remove a certificate",
        open: after(openFilled, actOnCertificate("Verwijderen"), seesDialog),
      },
      {
        name: "dialog: join a building",
        open: after(
          openWith(() => ({ building: null })),
          press("Bij een gebouw voegen…"),
          seesDialog,
        ),
      },
      {
        name: "dialog: leave the building",
        open: after(openFilled, press("Uit dit gebouw halen"), seesDialog),
      },
    ],
  },
} satisfies Pages;
