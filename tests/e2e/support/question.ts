// A citizen's question, and the form it is typed into.

import { expect, type Page, type Response } from "@playwright/test";

export interface Question {
  theme: string;
  question: string;
  building: string;
  capacity: string;
  name: string;
  email: string;
}

export const QUESTION: Question = {
  theme: "Isolatie, ramen en deuren",
  question: "Onze zolder is niet geïsoleerd.\nWelke premies zijn er, en in welke volgorde pakken we dit aan?",
  building: "Nee",
  capacity: "Eigenaar-bewoner",
  name: "Noor Van den Broeck",
  email: "noor@post.example",
};

/** What the server takes for a program's speed, and a little more. */
const FILL_MS = 3_200;

/** Fills in every answer of the Dutch form. */
export async function fillIn(page: Page, question: Question) {
  await page.getByRole("checkbox", { name: question.theme }).check();
  await page.getByLabel("Wat wilt u vragen?").fill(question.question);
  await page
    .getByRole("group", { name: "Gaat het om een appartementsgebouw?" })
    .or(page.getByRole("radiogroup", { name: "Gaat het om een appartementsgebouw?" }))
    .getByRole("radio", { name: question.building, exact: true })
    .check();
  await page.getByRole("radio", { name: question.capacity }).check();
  await page.getByLabel("Naam", { exact: true }).fill(question.name);
  await page.getByLabel("E-mailadres").fill(question.email);
  await page.getByRole("checkbox", { name: "Per e-mail" }).check();
}

/** Sends the form that is on the screen, no faster than a person could have filled it in. */
export async function send(page: Page): Promise<Response> {
  await page.waitForTimeout(FILL_MS);
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator("form button[type=submit]").click();
  return answer;
}

/** Asks the question from an empty form and gives the reference on the receipt. */
export async function ask(page: Page, question: Question): Promise<string> {
  await page.goto("/contact");
  await fillIn(page, question);
  await send(page);
  await page.waitForURL("**/receipt/**");
  const reference = page.locator(".reference");
  await expect(reference).toBeVisible();
  return (await reference.textContent())?.trim() ?? "";
}
