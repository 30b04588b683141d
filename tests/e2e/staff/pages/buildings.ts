// Buildings: one with its addresses, and what happens at them.

import { expect } from "@playwright/test";
import {
  after,
  altered,
  at,
  full,
  type Pages,
  press,
  problem,
  refuse,
  type State,
  seesDialog,
  type,
  UNKNOWN,
  withFailure,
} from "./states.ts";

const BUILDING = "**/api/buildings/*";

export const FACTS = {
  ...{ dwelling_units: 24, other_units: 26, storeys: 8, buildings: "one", typology: "large" },
  association: {
    id: "01900000-0000-7000-8000-000000000009",
    name: "VME Residentie Onze-Lieve-Vrouw-over-de-Dijle",
  },
  ...{ construction_year: 1974, floor_area_m2_tenths: 21345, energy_carrier: "natural_gas", heritage: "no" },
};

const openBuilding: State["open"] = async (page, desk) => {
  await page.goto(`/app/buildings/${await desk.building()}`);
  await expect(page.getByRole("heading", { level: 1, name: /Nieuwe Kaai 41/ })).toBeVisible();
};

export const BUILDING_PAGES = {
  building: {
    full: full(async (page, desk) => {
      await altered(page, BUILDING, (building) => ({ ...building, ...FACTS }));
      await openBuilding(page, desk);
    }),
    empty: {
      name: "empty",
      open: async (page, desk) => {
        const id = await desk.building();
        await altered(page, BUILDING, (building) => ({ ...building, addresses: [], apartments: [] }));
        await page.goto(`/app/buildings/${id}`);
        await expect(page.getByText("Er is nog geen adres.")).toBeVisible();
      },
    },
    error: withFailure(async (page, desk) => {
      await page.goto(`/app/buildings/${await desk.building()}`);
    }, BUILDING),
    others: [
      { name: "as it was made", open: openBuilding },
      {
        name: "unknown",
        statuses: [404],
        open: after(at(`/app/buildings/${UNKNOWN}`), (page) =>
          expect(page.getByRole("heading", { level: 1 })).toContainText("niet gevonden"),
        ),
      },
      {
        name: "read only",
        open: async (page, desk) => {
          await altered(page, BUILDING, (building) => ({ ...building, ...FACTS, may_edit: false }));
          await openBuilding(page, desk);
        },
      },
      {
        name: "journeys fail",
        statuses: [500],
        open: async (page, desk) => {
          await page.route("**/api/buildings/*/journeys", (route) => route.fulfill(problem(500, "defect")));
          await openBuilding(page, desk);
          await expect(page.getByRole("region", { name: "Klantreizen" }).getByRole("alert")).toBeVisible();
        },
      },
      { name: "being changed", open: after(openBuilding, press("Wijzigen")) },
      {
        name: "refused value",
        statuses: [422],
        open: after(
          openBuilding,
          refuse(BUILDING, "PATCH", 422, "invalid", () => ({ errors: { storeys: ["out-of-range"] } })),
          press("Wijzigen"),
          type("Bouwlagen", "999"),
          press("Bewaren"),
          (page) => expect(page.getByRole("alert")).toContainText("Bouwlagen"),
        ),
      },
      {
        name: "dialog: conflict with a colleague",
        statuses: [412],
        open: after(
          openBuilding,
          refuse(BUILDING, "PATCH", 412, "stale", (building) => ({
            current: { ...building, version: 99, storeys: 9 },
          })),
          press("Wijzigen"),
          type("Bouwlagen", "8"),
          press("Bewaren"),
          seesDialog,
        ),
      },
      {
        name: "dialog: choose the association",
        open: after(openBuilding, press("Wijzigen"), press("Kiezen"), seesDialog),
      },
    ],
  },
} satisfies Pages;
