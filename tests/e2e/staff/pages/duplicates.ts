// Suspected doubles and merges.

import { expect, type Page } from "@playwright/test";
import { openPair } from "../pairs.ts";
import {
  after,
  altered,
  at,
  full,
  type Pages,
  problem,
  type State,
  seesDialog,
  withFailure,
  withNothing,
} from "./states.ts";

const ADDRESSES = "/app/duplicates?noun=address";
const PAIR = /Dubbelgang/;

const openDuplicates: State["open"] = async (page, desk) => {
  await desk.pair();
  await page.goto("/app/duplicates");
  await expect(pairOf(page)).toBeVisible();
};

const openAddresses: State["open"] = async (page, desk) => {
  await desk.addressPair();
  await openPair(page, ADDRESSES, PAIR);
};

const pairOf = (page: Page) => page.getByRole("article", { name: PAIR }).first();
const pressInPair = (name: string) => (page: Page) => pairOf(page).getByRole("button", { name }).click();

const openMerge: State["open"] = async (page, desk) => {
  await page.goto(`/app/merges/${await desk.merge()}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Frans Samengevoegd");
};

const AT = "2026-03-01T10:00:00.000Z";
const MERGE = "01900000-0000-7000-8000-00000000000a";
const USER = { id: "01900000-0000-7000-8000-000000000001", name: "An Peeters" };

const side = (last: string, name: string) => ({ id: MERGE.slice(0, -1) + last, name, version: 3 });
const edit = (field: string, before: string | null, after: string | null) => ({
  ...{ at: AT, field, before, after, actor_name: USER.name },
});

/** A merge as the API tells it, in a state that takes colleagues to come about. */
const shownMerge =
  (facts: object, search = ""): State["open"] =>
  async (page) => {
    const merge = {
      ...{ id: MERGE, noun: "contact", merged_at: AT, merged_by: USER, undone_at: null, undone_by: null },
      ...{ loser: side("b", "F. Samengevoegd"), survivor: side("c", "Frans Samengevoegd"), undoable: true },
      brought: [edit("telephone", null, "+32470987602")],
      edits: [edit("note", null, "Belt laat."), edit("state", "active", "inactive")],
      links: [
        { id: MERGE, journey_number: "2026-000001", at: AT, is_removed: false },
        { id: `${MERGE}b`, journey_number: "2026-000002", at: AT, is_removed: true },
      ],
      ...facts,
    };
    await page.route("**/api/merges/*", (route) => route.fulfill({ json: merge }));
    await page.goto(`/app/merges/${MERGE}${search}`);
    await expect(page.getByText("2026-000002")).toBeVisible();
  };

/** The same of two addresses, with a value of every kind. */
const OF_ADDRESSES = {
  noun: "address",
  loser: side("b", "bruul 12 b3"),
  survivor: side("c", "Bruul 12 bus 3, 2800 Mechelen"),
  brought: [
    edit("text", "bruul 12", "Bruul 12 bus 3, 2800 Mechelen"),
    edit("box_number", null, "3"),
    edit("dwelling_type", null, "apartment"),
    edit("floor_area_m2_tenths", null, "1125"),
    edit("heritage", "unknown", "no"),
    edit("building_id", null, MERGE),
  ],
  edits: [
    edit("state", "typed", "matched"),
    edit("register_id", null, "3706808"),
    edit("construction_year", null, "1974"),
  ],
};

/** The register knows those of the two addresses whose line matches; both lie in a building. */
const openRegistered =
  (line: RegExp): State["open"] =>
  async (page, desk) => {
    await altered(page, "**/api/addresses/*", (body) => {
      const address = body.address as { id: string; text: string } | undefined;
      if (!address) return body;
      const known = line.test(address.text) ? { state: "matched", register_id: "3706808" } : {};
      const building = { addresses: [{ text: address.text }], apartments: [] };
      return { ...body, address: { ...address, building_id: address.id, ...known }, building };
    });
    await after(openAddresses, pressInPair("Samenvoegen…"), seesDialog)(page, desk);
  };

export const DUPLICATE_PAGES = {
  duplicates: {
    full: full(openDuplicates),
    empty: withNothing(at("/app/duplicates"), "**/api/contacts/duplicates?*"),
    error: withFailure(at("/app/duplicates"), "**/api/contacts/duplicates?*"),
    others: [
      {
        ...withNothing(at("/app/duplicates?noun=organisation"), "**/api/organisations/duplicates?*"),
        name: "organisations",
      },
      { name: "addresses", open: openAddresses },
      { ...withNothing(at(ADDRESSES), "**/api/addresses/duplicates?*"), name: "no addresses" },
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
        open: after(at("/app/duplicates"), (page) =>
          expect(page.getByText("Je hebt hier geen rechten voor.")).toBeVisible(),
        ),
      },
      {
        name: "dialog: not the same",
        open: after(openDuplicates, pressInPair("Niet dezelfde…"), seesDialog),
      },
      { name: "dialog: merge", open: after(openDuplicates, pressInPair("Samenvoegen…"), seesMergeFields) },
      {
        name: "dialog: merge addresses",
        open: after(openAddresses, pressInPair("Samenvoegen…"), seesMergeFields),
      },
      {
        name: "dialog: merge addresses of which the register knows one",
        open: after(openRegistered(/straat/), seesMergeFields, (page) =>
          expect(page.getByRole("dialog").getByRole("radio", { name: /Nog te koppelen/ })).toBeDisabled(),
        ),
      },
      {
        name: "dialog: merge addresses that the register tells apart",
        open: after(openRegistered(/./), (page) =>
          expect(page.getByRole("dialog")).toContainText("Het zijn er dus twee"),
        ),
      },
      {
        name: "dialog: merge, changed meanwhile",
        statuses: [412],
        open: async (page, desk) => {
          await page.route("**/api/merges", (route) => route.fulfill(problem(412, "stale")));
          await after(openDuplicates, pressInPair("Samenvoegen…"), seesMergeFields, pressMerge, (page) =>
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
          await after(openDuplicates, pressInPair("Samenvoegen…"), seesMergeFields, pressMerge, (page) =>
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
        open: after(at("/app/merges/01900000-0000-7000-8000-000000000000"), (page) =>
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
      { name: "of addresses", open: shownMerge(OF_ADDRESSES) },
      { name: "of addresses, read only", who: "viewer", open: shownMerge(OF_ADDRESSES) },
      { name: "dialog: undo", open: after(shownMerge({}, "?undo"), seesDialog) },
    ],
  },
} satisfies Pages;

async function seesMergeFields(page: Page) {
  await expect(
    page.getByRole("dialog").getByRole("radiogroup", { name: "Welke fiche blijft?" }),
  ).toBeVisible();
}

async function pressMerge(page: Page) {
  await page.getByRole("dialog").getByRole("button", { name: "Samenvoegen", exact: true }).click();
}
