// Signing in, and choosing a password.

import { expect } from "@playwright/test";
import { PASSWORD } from "../../support/people.ts";
import { after, at, full, type Pages, press, problem, type } from "./states.ts";

export const SIGN_IN_PAGES = {
  signIn: {
    full: { ...full(at("/app/sign-in"), null), statuses: [401] },
    empty: "a form has no list",
    error: {
      name: "error",
      who: null,
      statuses: [401, 503],
      open: async (page) => {
        await page.goto("/app/sign-in");
        await page.route("**/api/session", (route) => route.fulfill(problem(503, "unavailable")));
        await type("E-mailadres", "an@loket.example")(page);
        await type("Wachtwoord", PASSWORD)(page);
        await press("Aanmelden")(page);
        await expect(page.getByRole("alert")).toBeVisible();
      },
    },
    others: [
      {
        name: "wrong password",
        who: null,
        statuses: [401],
        open: after(
          at("/app/sign-in"),
          type("E-mailadres", "niemand@loket.example"),
          type("Wachtwoord", "niet dit wachtwoord"),
          press("Aanmelden"),
          (page) => expect(page.getByRole("alert")).toContainText("klopt niet"),
        ),
      },
      {
        name: "nothing filled in",
        who: null,
        statuses: [401, 422],
        open: after(at("/app/sign-in"), press("Aanmelden"), (page) =>
          expect(page.getByRole("alert")).toBeVisible(),
        ),
      },
      { name: "after expiry", who: null, statuses: [401], open: at("/app/sign-in?reason=expired") },
      {
        name: "after choosing a password",
        who: null,
        statuses: [401],
        open: at("/app/sign-in?reason=password-set"),
      },
    ],
  },
  password: {
    full: { ...full(at("/app/password#c29tZSB0b2tlbg"), null), statuses: [401] },
    empty: "a form has no list",
    error: {
      name: "error",
      who: null,
      statuses: [401, 404, 422],
      open: after(
        at("/app/password#AAAAAAAAAAAAAAAAAAAAAA"),
        type("Nieuw wachtwoord", PASSWORD),
        type("Nogmaals het wachtwoord", PASSWORD),
        press("Wachtwoord bewaren"),
        (page) => expect(page.getByRole("alert")).toContainText("werkt niet meer"),
      ),
    },
    others: [
      { name: "without a token", who: null, statuses: [401], open: at("/app/password") },
      {
        name: "two different passwords",
        who: null,
        statuses: [401],
        open: after(
          at("/app/password#c29tZSB0b2tlbg"),
          type("Nieuw wachtwoord", PASSWORD),
          type("Nogmaals het wachtwoord", `${PASSWORD}!`),
          press("Wachtwoord bewaren"),
          (page) => expect(page.getByRole("alert")).toBeVisible(),
        ),
      },
    ],
  },
} satisfies Pages;
