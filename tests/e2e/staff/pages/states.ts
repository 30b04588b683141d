// A state of a page, and what the states of the pages are put together from.

import { expect, type Page } from "@playwright/test";
import type { RouteName } from "../../../../static/staff/app/routes.ts";
import type { PersonKey } from "../../support/people.ts";
import type { Desk } from "../desk.ts";

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

/** The pages of one feature, by the names of their routes. */
export type Pages = Partial<Record<RouteName, RouteStates>>;

/** All states of a route, the full page first. */
export function statesOf({ full, empty, error, others = [] }: RouteStates): State[] {
  return [full, ...(typeof empty === "string" ? [] : [empty]), error, ...others];
}

export const at =
  (path: string): State["open"] =>
  (page) =>
    page.goto(path);

/** Answers these addresses of the API with an empty list. */
export function withNothing(open: State["open"], ...addresses: string[]): State {
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
export function withFailure(open: State["open"], ...addresses: string[]): State {
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

export function problem(status: number, code: string, more: object = {}) {
  return {
    status,
    contentType: "application/problem+json",
    body: JSON.stringify({ type: "about:blank", title: code, status, code, ...more }),
  };
}

/** Changes what the API answers at this address. */
export async function altered(page: Page, address: string, alter: (body: Record<string, unknown>) => object) {
  await page.route(address, async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const answer = await route.fetch();
    return route.fulfill({ response: answer, json: alter(await answer.json()) });
  });
}

export const full = (open: State["open"], who?: PersonKey | null): State => ({ name: "full", open, who });

/** Opens a page and does something on it. */
export const after =
  (open: State["open"], ...acts: ((page: Page) => Promise<unknown>)[]): State["open"] =>
  async (page, desk) => {
    await open(page, desk);
    for (const act of acts) await act(page);
  };

export const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).click();
export const seesDialog = (page: Page) => expect(page.getByRole("dialog")).toBeVisible();
export const seesMenu = (page: Page) => expect(page.getByRole("menu")).toBeVisible();
/** A required field's label ends in a star. */
export const type = (label: string, text: string) => (page: Page) =>
  page.getByLabel(new RegExp(`^${label}\\*?$`)).fill(text);

export const inDialog = (name: string) => (page: Page) =>
  page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
export const find = (label: string, text: string) => async (page: Page) => {
  await page.getByRole("dialog").getByRole("combobox", { name: label }).fill(text);
  await expect(page.getByRole("option", { name: /^\+ Nieuwe? / })).toBeVisible();
};

/** Lets a change to an address or a building be refused. */
export const refuse =
  (url: string, method: string, status: number, code: string, more: (body: object) => object) =>
  async (page: Page) => {
    await page.route(url, async (route) => {
      if (route.request().method() !== method) return route.fallback();
      const now = method === "PATCH" ? await page.request.get(route.request().url()) : null;
      return route.fulfill(problem(status, code, more(now ? await now.json() : {})));
    });
  };

/** The id of nothing. */
export const UNKNOWN = "01900000-0000-7000-8000-000000000000";
