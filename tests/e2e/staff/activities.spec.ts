// What was said and what is to be done: noted in the timeline, done by who was asked, changed by who wrote it.

import type { APIRequestContext, Page } from "@playwright/test";
import { tabTo } from "../support/keyboard.ts";
import { PEOPLE, sessionOf } from "../support/people.ts";
import { ask, QUESTION } from "../support/question.ts";
import { expect, expectAccessible, test } from "../support/test.ts";
import { Desk } from "./desk.ts";

test.describe.configure({ mode: "serial" });

/** Other runs at the same desk have other names. */
const MARK = Date.now().toString(36);
const CITIZEN = { ...QUESTION, name: `Nora Notitie-${MARK}`, email: `nora.${MARK}@post.example` };
const CALL = `Vraagt een tweede offerte ${MARK}`;
const TASK = `Offertes vergelijken ${MARK}`;
const NOTE = `Dossier is volledig ${MARK}`;

let number = "";

const timeline = (page: Page) => page.getByRole("region", { name: "Tijdlijn" });
const entry = (page: Page, text: string | RegExp) =>
  timeline(page).getByRole("listitem").filter({ hasText: text });
const form = (page: Page) => timeline(page).locator("form");
const subject = (page: Page) => form(page).getByRole("textbox", { name: /^Onderwerp/ });
const saveButton = (page: Page) => form(page).getByRole("button", { name: "Bewaren" });
const dialogOf = (page: Page) => page.getByRole("dialog");

async function openDossier(page: Page) {
  await page.goto(`/app/dossiers/${number}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(CITIZEN.name);
}

/** Opens the form of a kind of activity. */
async function begin(page: Page, kind: string) {
  await openDossier(page);
  await timeline(page).getByRole("button", { name: kind, exact: true }).click();
  await expect(subject(page)).toBeFocused();
}

async function act(page: Page, what: string, action: string) {
  await timeline(page)
    .getByRole("button", { name: `Acties voor ${what}` })
    .click();
  await page.getByRole("menuitem", { name: action }).click();
}

test.describe("a coach notes and plans", () => {
  test.use({ storageState: sessionOf("coach") });

  test("a_call_is_noted_with_the_keyboard_alone", async ({ page, browser, baseURL }) => {
    // Every stop is looked at.
    test.slow();
    const outside = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
    await ask(await outside.newPage(), CITIZEN);
    await outside.close();
    ({ number } = await new Desk(page.request).dossierOf(CITIZEN.name, CITIZEN.email));

    await openDossier(page);
    await tabTo(page, "Telefoon", "button");
    await page.keyboard.press("Enter");
    await expect(subject(page)).toBeFocused();
    await page.keyboard.type(CALL);
    await page.keyboard.press("Tab");
    await page.keyboard.type("De eerste aannemer kan pas in het najaar.");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Belt volgende week terug.");
    await tabTo(page, "Inkomend", "radio");
    await page.keyboard.press("Space");
    await tabTo(page, /Met wie/, "button");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option", { name: CITIZEN.name })).toBeVisible();
    await page.keyboard.type("Nora");
    await page.keyboard.press("Enter");
    await expect(form(page).getByRole("button", { name: /Met wie/ })).toContainText(CITIZEN.name);
    await expectAccessible(page);
    await page.keyboard.press("Control+Enter");

    await expect(form(page)).toHaveCount(0);
    await expect(timeline(page).getByRole("button", { name: "Telefoon", exact: true })).toBeFocused();
    const noted = entry(page, CALL);
    await expect(noted).toContainText(`${PEOPLE.coach.name} noteerde een telefoongesprek.`);
    await expect(noted).toContainText("Belt volgende week terug.");
    await expect(noted).toContainText("Inkomend");
    await expect(noted.getByRole("link", { name: CITIZEN.name })).toBeVisible();
    await expectAccessible(page);
  });

  test("a_subject_must_be_there_and_is_asked_for_at_its_field", async ({ page, watch }) => {
    watch.expectStatus(422);
    await begin(page, "Notitie");
    await saveButton(page).click();
    await expect(form(page).getByRole("alert")).toContainText("Onderwerp");
    await expect(subject(page)).toHaveAttribute("aria-invalid", "true");
  });

  test("what_is_typed_stays_for_another_kind_and_on_the_way_back_and_Escape_asks", async ({ page }) => {
    await begin(page, "Notitie");
    await page.keyboard.type("Nog niet af");
    await timeline(page).getByRole("button", { name: "Taak", exact: true }).click();
    await expect(subject(page)).toHaveValue("Nog niet af");
    await page.getByRole("link", { name: "Terug naar de lijst" }).click();
    await expect(page).toHaveURL(/\/app\/dossiers$/);
    await page.goBack();
    await expect(subject(page)).toHaveValue("Nog niet af");

    await subject(page).press("Escape");
    await dialogOf(page).getByRole("button", { name: "Verder schrijven" }).click();
    await expect(subject(page)).toHaveValue("Nog niet af");
    await subject(page).press("Escape");
    await dialogOf(page).getByRole("button", { name: "Niet bewaren" }).click();
    await expect(form(page)).toHaveCount(0);
    await expect(timeline(page).getByRole("button", { name: "Taak", exact: true })).toBeFocused();
  });

  test("a_task_is_planned_for_a_colleague", async ({ page }) => {
    await begin(page, "Taak");
    await page.keyboard.type(TASK);
    await form(page).getByRole("group", { name: "Uiterste datum" }).getByRole("spinbutton").first().focus();
    await page.keyboard.type("05012026");
    await form(page).getByRole("combobox", { name: "Toegewezen aan" }).fill("Mertens");
    await page.getByRole("option", { name: PEOPLE.dispatcher.name }).click();
    await saveButton(page).click();

    await expect(page.getByText("De taak is gepland.")).toBeVisible();
    const planned = entry(page, TASK);
    await expect(planned).toContainText(`${PEOPLE.coach.name} plande een taak.`);
    await expect(planned).toContainText(PEOPLE.dispatcher.name);
    await expect(planned).toContainText(/Over tijd: 5 \S+ 2026/);
  });

  test("the_list_of_a_colleague_shows_it", async ({ page }) => {
    await page.goto("/app/tasks");
    await page.getByRole("button", { name: /^Toegewezen aan/ }).click();
    await page.getByRole("menuitemradio", { name: PEOPLE.dispatcher.name }).click();
    await expect(page.getByRole("list", { name: "Te laat" }).getByRole("link", { name: TASK })).toBeVisible();
  });
});

test.describe("who was asked does it", () => {
  test.use({ storageState: sessionOf("dispatcher") });

  test("the_task_waits_on_the_start_page_and_is_ticked_off_there", async ({ page }) => {
    await page.goto("/app");
    const mine = page.getByRole("list", { name: "Mijn taken" });
    const tick = mine.getByRole("button", { name: `Afronden: ${TASK}` });
    await tick.click();
    await expect(mine.getByRole("link", { name: TASK })).toHaveCount(0);
    await page.getByText(`Afgerond: ${TASK}`).waitFor();
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await expect(page.getByText(`Weer open: ${TASK}`)).toBeVisible();

    await page.goto("/app/tasks");
    await page.getByRole("button", { name: `Afronden: ${TASK}` }).click();
    await expect(page.getByRole("link", { name: TASK })).toHaveCount(0);
    await page.goto("/app");
    await expect(page.getByRole("region", { name: "Mijn taken" })).toBeVisible();
    await expect(page.getByRole("link", { name: TASK })).toHaveCount(0);
  });

  test("the_timeline_tells_that_it_is_done", async ({ page }) => {
    await openDossier(page);
    await expect(entry(page, `${PEOPLE.dispatcher.name} rondde een taak af.`).first()).toContainText(TASK);
    const planned = entry(page, `${PEOPLE.coach.name} plande een taak.`);
    await expect(planned.getByRole("button", { name: "Afgerond" })).toHaveAttribute("aria-pressed", "true");
    // Who did not write it cannot change it.
    await expect(planned.getByRole("button", { name: /^Acties voor/ })).toHaveCount(0);
  });
});

test.describe("who wrote it changes it", () => {
  test.use({ storageState: sessionOf("coach") });

  test("a_note_is_changed", async ({ page }) => {
    await begin(page, "Notitie");
    await page.keyboard.type(`${NOTE}, denk ik`);
    await page.keyboard.press("Enter");
    await expect(entry(page, NOTE)).toBeVisible();

    await act(page, NOTE, "Wijzigen");
    await dialogOf(page)
      .getByRole("textbox", { name: /^Onderwerp/ })
      .fill(NOTE);
    await dialogOf(page).getByRole("button", { name: "Bewaren" }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(entry(page, `${PEOPLE.coach.name} wijzigde een notitie.`)).toBeVisible();
    await expect(entry(page, "schreef een notitie")).not.toContainText("denk ik");
  });

  test("a_note_is_withdrawn_after_a_question_and_that_can_be_undone", async ({ page }) => {
    await openDossier(page);
    await act(page, NOTE, "Intrekken");
    await dialogOf(page).getByRole("button", { name: "Annuleren" }).click();
    await act(page, NOTE, "Intrekken");
    await dialogOf(page).getByRole("button", { name: "Intrekken" }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    const written = entry(page, "schreef een notitie");
    await expect(written).toContainText("Ingetrokken");
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await expect(written).not.toContainText("Ingetrokken");
    await expect(entry(page, "trok een notitie niet langer in")).toBeVisible();
  });

  test("the_timeline_shows_only_what_it_is_asked_about", async ({ page }) => {
    await openDossier(page);
    await timeline(page).getByRole("button", { name: "Alles", exact: true }).click();
    await page.getByRole("menuitemradio", { name: "Verloop" }).click();
    await expect(entry(page, `maakte dossier ${number}`)).toBeVisible();
    await expect(entry(page, CALL)).toHaveCount(0);
    await timeline(page).getByRole("button", { name: "Verloop", exact: true }).click();
    await page.getByRole("menuitemradio", { name: "Notities en taken" }).click();
    await expect(entry(page, CALL)).toBeVisible();
    await expect(entry(page, `maakte dossier ${number}`)).toHaveCount(0);
  });

  test("a_note_about_the_whole_journey_stands_on_its_page", async ({ page }) => {
    const { journey } = await new Desk(page.request).read<{ journey: { number: string } }>(
      `/api/dossiers/${number}`,
    );
    await page.goto(`/app/journeys/${journey.number}`);
    await timeline(page).getByRole("button", { name: "Bezoek", exact: true }).click();
    await subject(page).fill(`Bracht de plannen binnen ${MARK}`);
    await subject(page).press("Control+Enter");
    await expect(entry(page, `Bracht de plannen binnen ${MARK}`)).toContainText("noteerde een loketbezoek");
    await openDossier(page);
    await expect(entry(page, `Bracht de plannen binnen ${MARK}`)).toBeVisible();
  });
});

test.describe("another coach", () => {
  test.use({ storageState: sessionOf("frenchCoach") });

  test("another_coach_of_the_team_reads_the_note_and_cannot_change_it", async ({ page }) => {
    await openDossier(page);
    await expect(page.getByText(NOTE).first()).toBeVisible();
    await expect(page.getByRole("button", { name: `Actions pour ${NOTE}` })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Rendez-vous", exact: true })).toBeVisible();

    const { id, version } = await noteOf(page.request);
    const answer = await page.request.patch(`/api/activities/${id}`, {
      headers: { origin: process.env.LOKET_E2E_URL ?? "", "if-match": `"${version}"` },
      data: { subject: "Anders" },
    });
    expect(answer.status()).toBe(403);
  });
});

test.describe("activities for who only reads", () => {
  test.use({ storageState: sessionOf("viewer") });

  test("a_viewer_reads_what_was_noted_and_is_offered_nothing_else", async ({ page }) => {
    await openDossier(page);
    await expect(entry(page, CALL)).toBeVisible();
    for (const name of ["Notitie", "Taak", "Afgerond", /^Acties voor/]) {
      await expect(timeline(page).getByRole("button", { name })).toHaveCount(0);
    }
    await page.goto("/app");
    await expect(page.getByRole("link", { name: "Mijn taken" })).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Mijn taken" })).toHaveCount(0);
  });
});

async function noteOf(request: APIRequestContext): Promise<{ id: string; version: number }> {
  const { items } = await new Desk(request).read<{
    items: { activity?: { id: string; version: number; subject: string } | null }[];
  }>(`/api/dossiers/${number}/timeline?about=activities&limit=50`);
  const found = items.find((item) => item.activity?.subject === NOTE)?.activity;
  if (!found) throw new Error("the note is not in the timeline");
  return found;
}
