// Every page a citizen can see, in every state, by the routes of spin.toml.

import { expect, type Page } from "@playwright/test";
import { ask, fillIn, QUESTION, send } from "../support/question.ts";
import { forwardFromBusyAddress } from "./busy.ts";

export interface CitizenState {
  name: string;
  /** Statuses that the state itself answers. */
  statuses?: number[];
  /** The language the browser asks for; Dutch without it. */
  locale?: string;
  open: (page: Page) => Promise<unknown>;
}

const opened = (name: string, path: string): CitizenState => ({ name, open: (page) => page.goto(path) });
const missing = (name: string, path: string): CitizenState => ({ ...opened(name, path), statuses: [404] });

/** Routes that answer no page: the desk's logo is an image. */
export const NO_PAGES = ["/logo"];

export const CITIZEN_PAGES: Record<string, CitizenState[]> = {
  "/": [opened("full", "/")],
  "/contact": [
    opened("empty", "/contact"),
    opened("with a theme chosen", "/contact?theme=insulation"),
    {
      name: "with every fault",
      statuses: [422],
      open: async (page) => {
        await page.goto("/contact");
        await send(page);
      },
    },
    {
      name: "too fast",
      statuses: [422],
      open: async (page) => {
        await page.goto("/contact");
        await fillIn(page, QUESTION);
        await page.locator("form button[type=submit]").click();
        await page.locator(".notice").waitFor();
      },
    },
    {
      name: "sent before with other answers",
      statuses: [409, 422],
      open: async (page) => {
        await ask(page, { ...QUESTION, name: "Ans Anders" });
        await page.goBack();
        await page.getByLabel("Wat wilt u vragen?").fill("Toch iets anders.");
        await send(page);
        await page.locator(".notice").waitFor();
      },
    },
    {
      name: "too long",
      statuses: [413],
      open: async (page) => {
        await page.goto("/contact");
        await fillIn(page, { ...QUESTION, question: "lang ".repeat(20_000) });
        await send(page);
      },
    },
    {
      name: "too many from one address",
      statuses: [429],
      open: async (page) => {
        await forwardFromBusyAddress(page);
        await page.goto("/contact");
        await fillIn(page, { ...QUESTION, name: "Bea Bezig" });
        await send(page);
      },
    },
  ],
  "/receipt/:token": [
    { name: "full", open: (page) => ask(page, { ...QUESTION, name: "Rita Receptie" }) },
    missing("unknown token", "/receipt/AAAAAAAAAAAAAAAAAAAAAA"),
  ],
  "/privacy": [opened("full", "/privacy")],
  "/accessibility": [opened("full", "/accessibility")],
  // Not of this component, but what a citizen sees at a mistyped address.
  "*": [
    missing("not found", "/bestaat-niet"),
    {
      ...missing("not found, in French", "/n-existe-pas"),
      locale: "fr-BE",
      open: async (page) => {
        await page.goto("/n-existe-pas");
        await expect(page.locator("html")).toHaveAttribute("lang", "fr");
      },
    },
  ],
};
