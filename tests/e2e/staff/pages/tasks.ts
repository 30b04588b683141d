// What waits to be done.

import { expect, type Page } from "@playwright/test";
import {
  after,
  at,
  full,
  type Pages,
  press,
  type State,
  seesMenu,
  withFailure,
  withNothing,
} from "./states.ts";

const LIST = "**/api/activities?*";

const id = (last: string) => `01900000-0000-7000-8000-00000000000${last}`;

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const row = (last: string, kind: "task" | "appointment", subject: string, due_on: string | null) => ({
  ...{ id: id(last), version: 1, kind, subject, due_on, predefined_key: null },
  happened_at: kind === "appointment" && due_on ? `${due_on}T12:30:00.000Z` : null,
  ...{ journey_number: "2026-000001", dossier_number: last === "2" ? null : "2026-000001" },
  ...{ customer: "Annemie Vandenbroeck-Van den Eynde", assignee: { id: id("a"), name: "Beheer" } },
});

/** Something of every day. */
export const TASKS = [
  row("1", "task", "Bouwplannen opvragen bij het stadsarchief en aan de syndicus bezorgen", day(-3)),
  row("2", "appointment", "Overleg met de raad van mede-eigendom", day(0)),
  row("3", "task", "Premieaanvraag nakijken", day(0)),
  row("4", "appointment", "Huisbezoek", day(9)),
  row("5", "task", "Energieverbruiksgegevensaanvraagformulier", null),
];

/** With something in every group. */
const openFilled: State["open"] = async (page) => {
  await page.route(LIST, (route) => route.fulfill({ json: { items: TASKS, next: null } }));
  await page.goto("/app/tasks");
  await expect(page.getByText("Huisbezoek")).toBeVisible();
};

const ofColleague = (page: Page) => page.getByRole("menuitemradio").nth(1).click();

export const TASK_PAGES = {
  tasks: {
    full: full(openFilled),
    empty: withNothing(at("/app/tasks"), LIST),
    error: withFailure(at("/app/tasks"), LIST),
    others: [
      {
        name: "my own",
        open: after(at("/app/tasks"), (page) => expect(page.getByRole("main")).toBeVisible()),
      },
      { name: "read only", who: "viewer", open: openFilled },
      { name: "menu of colleagues", open: after(openFilled, press(/^Toegewezen aan/), seesMenu) },
      {
        name: "of a colleague, nothing",
        open: after(withNothing(at("/app/tasks"), LIST).open, press(/^Toegewezen aan/), ofColleague, (page) =>
          expect(page.getByText("Er wacht niets", { exact: true })).toBeVisible(),
        ),
      },
    ],
  },
} satisfies Pages;
