// Suspected doubles and merges.

import { expect, type Page } from "@playwright/test";
import {
  after,
  at,
  full,
  type Pages,
  problem,
  type State,
  seesDialog,
  withFailure,
  withNothing,
} from "./states.ts";

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
