// Events: one is made, people register for it, and a dossier that came of it is linked.

import type { APIRequestContext, Page } from "@playwright/test";
import { tabTo } from "../support/keyboard.ts";
import { PEOPLE, sessionOf } from "../support/people.ts";
import { expect, expectAccessible, test } from "../support/test.ts";
import { Desk } from "./desk.ts";

test.describe.configure({ mode: "serial" });

/** Other runs at the same desk have other names. */
const MARK = Date.now().toString(36);
const NAME = `Energiebeurs ${MARK}`;
const VISITOR = { name: `Veva Bezoeker-${MARK}`, email: `veva.${MARK}@post.example` };

let address = "";

const dialogOf = (page: Page) => page.getByRole("dialog");
const registrations = (page: Page) => page.getByRole("region", { name: "Inschrijvingen" });
const dossiers = (page: Page) => page.getByRole("region", { name: "Gekoppelde dossiers" });

async function openEvent(page: Page) {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
}

async function openRegister(page: Page) {
  await openEvent(page);
  await registrations(page).getByRole("button", { name: "Inschrijven", exact: true }).click();
  await expect(dialogOf(page)).toBeVisible();
}

test.describe("an event of the desk", () => {
  test.use({ storageState: sessionOf("coach") });

  test("an_event_is_made_with_the_keyboard_alone_and_opens", async ({ page }) => {
    // Every stop is looked at.
    test.slow();
    await page.goto("/app/events");
    await tabTo(page, "Nieuw evenement", "button");
    await page.keyboard.press("Enter");
    const dialog = dialogOf(page);
    await expect(dialog.getByRole("textbox", { name: "Naam" })).toBeFocused();
    await page.keyboard.type(NAME);
    await page.keyboard.press("Tab");
    await expect(dialog.getByRole("button", { name: /Soort/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option", { name: "Beurs", exact: true })).toBeVisible();
    await page.keyboard.type("Beurs");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(dialog.getByRole("textbox", { name: "Plaats" })).toBeFocused();
    await page.keyboard.type("Nekkerhal, Mechelen");
    await page.keyboard.press("Tab");
    await page.keyboard.type("03102031");
    await expectAccessible(page);
    await tabTo(page, "Bewaren", "button");
    await page.keyboard.press("Enter");

    await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeFocused();
    await expect(page.getByRole("main")).toContainText("Gepland");
    await expect(page.getByRole("main")).toContainText("Nekkerhal, Mechelen");
    address = new URL(page.url()).pathname;
  });

  test("the_list_tells_when_where_and_what_it_is_and_opens_it", async ({ page }) => {
    await page.goto("/app/events");
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: NAME }) });
    await expect(row).toContainText("Beurs");
    await expect(row).toContainText(/3 \S+ 2031/);
    await expect(row).toContainText("Gepland");
    await row.getByRole("link", { name: NAME }).click();
    await expect(page).toHaveURL(address);
  });

  test("an_event_does_not_end_before_it_begins", async ({ page, watch }) => {
    watch.expectStatus(422);
    await openEvent(page);
    await page.getByRole("button", { name: "Wijzigen" }).click();
    await lastDay(page).focus();
    await page.keyboard.type("02102031");
    await page.getByRole("button", { name: "Bewaren" }).click();
    await expect(page.getByRole("alert")).toContainText("Laatste dag");
    await lastDay(page).focus();
    await page.keyboard.type("04102031");
    await page.getByRole("button", { name: "Bewaren" }).click();
    await expect(page.getByRole("button", { name: "Wijzigen" })).toBeFocused();
    await expect(page.getByRole("main")).toContainText(/4 \S+ 2031/);
  });
});

test.describe("who comes to an event", () => {
  test.use({ storageState: sessionOf("coach") });

  test("somebody_whom_the_desk_knows_is_registered_with_the_keyboard_alone", async ({ page }) => {
    // Every stop is looked at.
    test.slow();
    await makeContact(page.request);
    await openEvent(page);
    await tabTo(page, "Inschrijven", "button");
    await page.keyboard.press("Enter");
    await expect(dialogOf(page).getByRole("combobox", { name: "Contactpersoon zoeken" })).toBeFocused();
    await page.keyboard.type(`bezoeker-${MARK}`);
    await expect(page.getByRole("option", { name: VISITOR.name })).toBeVisible();
    // Nobody becomes known to the desk by coming to an event.
    await expect(page.getByRole("option")).toHaveCount(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(dialogOf(page)).toContainText(VISITOR.email);
    await expect(dialogOf(page).getByRole("button", { name: "Inschrijven", exact: true })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press("Enter");

    await expect(dialogOf(page)).toHaveCount(0);
    await expect(registrations(page).getByRole("link", { name: VISITOR.name })).toBeVisible();
    await expect(registrations(page)).toContainText("1 persoon ingeschreven");
  });

  test("who_is_registered_already_cannot_be_chosen_again", async ({ page }) => {
    await openRegister(page);
    await dialogOf(page).getByRole("combobox", { name: "Contactpersoon zoeken" }).fill(VISITOR.email);
    const option = page.getByRole("option", { name: VISITOR.name });
    await expect(option).toContainText("al ingeschreven");
    await expect(option).toHaveAttribute("aria-disabled", "true");
  });

  test("twelve_people_whom_the_desk_does_not_know_count_as_twelve", async ({ page }) => {
    await openRegister(page);
    const dialog = dialogOf(page);
    await dialog.getByRole("radiogroup").getByText("Aantal onbekenden").click();
    await dialog.getByRole("textbox", { name: "Aantal personen" }).fill("12");
    await page.keyboard.press("Enter");

    await expect(dialog).toHaveCount(0);
    await expect(registrations(page)).toContainText("12 onbekende bezoekers");
    await expect(registrations(page)).toContainText("13 personen ingeschreven");
  });

  test("a_number_must_be_there", async ({ page, watch }) => {
    watch.expectStatus(422);
    await openRegister(page);
    const dialog = dialogOf(page);
    await dialog.getByRole("radiogroup").getByText("Aantal onbekenden").click();
    await dialog.getByRole("button", { name: "Inschrijven", exact: true }).click();
    await expect(dialog.getByRole("alert")).toContainText("Aantal personen");
  });

  test("the_person_reads_of_the_registration_in_the_timeline", async ({ page }) => {
    await openEvent(page);
    await registrations(page).getByRole("link", { name: VISITOR.name }).click();
    await expect(page.getByRole("heading", { level: 1, name: VISITOR.name })).toBeVisible();
    await expect(page.getByRole("region", { name: "Tijdlijn" }).first()).toContainText(
      `${PEOPLE.coach.name} schreef deze persoon in voor ${NAME}.`,
    );
  });

  test("a_registration_is_taken_back_after_a_question", async ({ page }) => {
    await openEvent(page);
    await registrations(page)
      .getByRole("button", { name: `Inschrijving schrappen: ${VISITOR.name}` })
      .click();
    await dialogOf(page).getByRole("button", { name: "Annuleren" }).click();
    await expect(registrations(page)).toContainText(VISITOR.name);

    await registrations(page)
      .getByRole("button", { name: `Inschrijving schrappen: ${VISITOR.name}` })
      .click();
    await dialogOf(page).getByRole("button", { name: "Inschrijving schrappen" }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(registrations(page)).not.toContainText(VISITOR.name);
    await expect(registrations(page)).toContainText("12 personen ingeschreven");
  });
});

test.describe("what came of an event", () => {
  test.use({ storageState: sessionOf("manager") });

  test("a_dossier_is_linked_by_its_number_and_tells_so", async ({ page }) => {
    const { number } = await new Desk(page.request).dossier("dossier");
    await openEvent(page);
    await dossiers(page).getByRole("button", { name: "Dossier koppelen" }).click();
    await expect(dialogOf(page).getByRole("textbox", { name: "Dossiernummer" })).toBeFocused();
    await page.keyboard.type(number);
    await page.keyboard.press("Enter");

    await expect(dialogOf(page)).toHaveCount(0);
    await dossiers(page).getByRole("link", { name: number }).click();
    await expect(page.getByRole("region", { name: "Tijdlijn" }).first()).toContainText(
      `koppelde dit dossier aan het evenement ${NAME}.`,
    );
  });

  test("a_number_that_leads_nowhere_is_told_at_the_field", async ({ page, watch }) => {
    watch.expectStatus(404);
    await openEvent(page);
    await dossiers(page).getByRole("button", { name: "Dossier koppelen" }).click();
    const field = dialogOf(page).getByRole("textbox", { name: "Dossiernummer" });
    await field.fill("2020-009999");
    await dialogOf(page).getByRole("button", { name: "Koppelen", exact: true }).click();
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(dialogOf(page)).toContainText("Dit bestaat niet (meer)");
  });

  test("a_dossier_is_unlinked_after_a_question", async ({ page }) => {
    const { number } = await new Desk(page.request).dossier("dossier");
    await openEvent(page);
    await dossiers(page)
      .getByRole("button", { name: `Dossier ${number} loskoppelen` })
      .click();
    await dialogOf(page).getByRole("button", { name: "Loskoppelen", exact: true }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(dossiers(page)).toContainText("Er is nog geen dossier gekoppeld.");
  });
});

test.describe("events for who only reads", () => {
  test.use({ storageState: sessionOf("viewer") });

  test("a_viewer_reads_an_event_and_is_offered_nothing_else", async ({ page }) => {
    await openEvent(page);
    await expect(registrations(page)).toContainText("12 onbekende bezoekers");
    for (const name of ["Wijzigen", "Inschrijven", "Dossier koppelen", /schrappen/, /loskoppelen/]) {
      await expect(page.getByRole("main").getByRole("button", { name })).toHaveCount(0);
    }
    await page.goto("/app/events");
    await expect(page.getByRole("link", { name: NAME })).toBeVisible();
    await expect(page.getByRole("button", { name: "Nieuw evenement" })).toHaveCount(0);
  });
});

const lastDay = (page: Page) =>
  page.getByRole("group", { name: "Laatste dag" }).getByRole("spinbutton").first();

async function makeContact(request: APIRequestContext) {
  await new Desk(request).make("/api/contacts", `visitor-${MARK}`, VISITOR);
}
