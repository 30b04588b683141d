// The manual's section 3.3.1: people who are involved in a dossier, found or made in passing, each with a capacity.

import type { APIRequestContext, Page } from "@playwright/test";
import { tabTo } from "../support/keyboard.ts";
import { PEOPLE, sessionOf } from "../support/people.ts";
import { ask, QUESTION } from "../support/question.ts";
import { expect, expectAccessible, test } from "../support/test.ts";
import { Desk } from "./desk.ts";

test.describe.configure({ mode: "serial" });

/** Other runs at the same desk have other names. */
const MARK = Date.now().toString(36);
const CITIZEN = { ...QUESTION, name: `Karin Klant-${MARK}`, email: `karin.${MARK}@post.example` };
const KNOWN = { name: `Bram Bekende-${MARK}`, email: `bram.${MARK}@post.example` };
const NEW = { name: `Nina Nieuw-${MARK}`, telephone: "0470 12 34 56" };
const ASSOCIATION = `VME Residentie ${MARK}`;

let number = "";
let journey = "";

const panel = (page: Page) => page.getByRole("region", { name: "Betrokkenen" });
const people = (page: Page) => page.getByRole("list", { name: "Betrokkenen" }).locator(":scope > li");
const person = (page: Page, name: string) => people(page).filter({ hasText: name });
const dialogOf = (page: Page) => page.getByRole("dialog");

async function openContacts(page: Page) {
  await page.goto(`/app/dossiers/${number}/contact`);
  await expect(person(page, CITIZEN.name)).toBeVisible();
}

async function openFinder(page: Page) {
  await openContacts(page);
  await panel(page).getByRole("button", { name: "Betrokkene toevoegen" }).click();
  const finder = dialogOf(page).getByRole("combobox", { name: "Contactpersoon zoeken" });
  await expect(finder).toBeVisible();
  return finder;
}

async function choose(page: Page, label: RegExp, option: string | RegExp) {
  await dialogOf(page).getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

async function act(page: Page, name: string, action: string) {
  await page.getByRole("button", { name: `Acties voor ${name}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test.describe("3.3.1 a dossier to add people to", () => {
  test.use({ storageState: sessionOf("coach") });

  test("a_question_became_a_dossier_with_the_citizen_as_its_main_contact", async ({
    page,
    browser,
    baseURL,
  }) => {
    const outside = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
    await ask(await outside.newPage(), CITIZEN);
    await outside.close();
    ({ number, journey } = await new Desk(page.request).dossierOf(CITIZEN.name, CITIZEN.email));
    await makeContact(page.request);
    await openContacts(page);
    await expect(people(page)).toHaveCount(1);
    await expect(person(page, CITIZEN.name)).toContainText("Hoofdcontact");
    await expect(person(page, CITIZEN.name)).toContainText("Eigenaar-bewoner");
  });
});

test.describe("3.3.1 adding contacts as people involved", () => {
  test.use({ storageState: sessionOf("coach") });

  test("a_part_of_the_name_finds_a_known_contact_and_the_keyboard_alone_adds_it_with_a_role", async ({
    page,
  }) => {
    // Every stop is looked at.
    test.slow();
    await openContacts(page);
    await tabTo(page, "Betrokkene toevoegen", "button");
    await page.keyboard.press("Enter");
    const finder = dialogOf(page).getByRole("combobox", { name: "Contactpersoon zoeken" });
    await expect(finder).toBeFocused();
    await page.keyboard.type(`bekende-${MARK}`);
    await expect(page.getByRole("option", { name: KNOWN.name })).toBeVisible();
    await expect(page.getByRole("option")).toHaveCount(2);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");

    await expect(dialogOf(page)).toContainText(KNOWN.email);
    await expect(
      dialogOf(page)
        .getByRole("button", { name: /Hoedanigheid/ })
        .first(),
    ).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option", { name: "Huurder", exact: true })).toBeVisible();
    await page.keyboard.type("Huur");
    await page.keyboard.press("Enter");
    await tabTo(page, "Bewaren", "button");
    await page.keyboard.press("Enter");

    await expect(dialogOf(page)).toHaveCount(0);
    await expect(people(page)).toHaveCount(2);
    await expect(person(page, KNOWN.name)).toContainText("Huurder");
    await expect(person(page, KNOWN.name)).not.toContainText("Hoofdcontact");
    await expectAccessible(page);
  });

  test("who_is_involved_already_cannot_be_chosen_again", async ({ page }) => {
    const finder = await openFinder(page);
    await finder.fill(KNOWN.email);
    const option = page.getByRole("option", { name: KNOWN.name });
    await expect(option).toContainText("al betrokken");
    await expect(option).toContainText("zelfde e-mailadres");
    await expect(option).toHaveAttribute("aria-disabled", "true");
  });

  test("a_name_that_is_not_in_the_list_becomes_a_new_contact_by_quick_create", async ({ page }) => {
    const finder = await openFinder(page);
    await finder.fill(NEW.name);
    await page.getByRole("option", { name: `+ Nieuwe contactpersoon “${NEW.name}”` }).click();
    const dialog = dialogOf(page);
    await expect(dialog.getByRole("textbox", { name: "Naam" })).toHaveValue(NEW.name);
    await dialog.getByRole("textbox", { name: "Telefoon" }).fill(NEW.telephone);
    await choose(page, /Hoedanigheid/, "Aannemer");
    await choose(page, /Geldt in/, new RegExp(number));
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Bewaren" }).click();

    await expect(dialog).toHaveCount(0);
    await expect(person(page, NEW.name)).toContainText("Aannemer");
    await expect(person(page, NEW.name)).toContainText(`Dossier ${number}`);
    await expect(person(page, NEW.name)).toContainText("+32 470 12 34 56");
  });

  test("quick_create_says_at_each_field_what_is_wrong_with_it", async ({ page, watch }) => {
    watch.expectStatus(422);
    await openFinder(page);
    const dialog = dialogOf(page);
    await dialog.getByRole("button", { name: "Nieuw", exact: true }).click();
    await dialog.getByRole("textbox", { name: "E-mailadres" }).fill("geen adres");
    await dialog.getByRole("textbox", { name: "Telefoon" }).fill("12");
    await dialog.getByRole("textbox", { name: "Naam" }).focus();
    await expect(dialog.getByRole("textbox", { name: "E-mailadres" })).toHaveAttribute(
      "aria-invalid",
      "true",
    );
    await expect(dialog.getByRole("textbox", { name: "Telefoon" })).toHaveAttribute("aria-invalid", "true");
    await expect(dialog).toContainText("Dit is geen e-mailadres");
    await expect(dialog).toContainText("Dit is geen telefoonnummer");
  });

  test("quick_create_tells_who_is_probably_the_same_and_why", async ({ page }) => {
    await openFinder(page);
    const dialog = dialogOf(page);
    await dialog.getByRole("button", { name: "Nieuw", exact: true }).click();
    await dialog.getByRole("textbox", { name: "E-mailadres" }).fill(KNOWN.email);
    await dialog.getByRole("textbox", { name: "Naam" }).focus();
    const likely = dialog.getByRole("region", { name: "Misschien ken je deze persoon al" });
    await expect(likely).toContainText(KNOWN.name);
    await expect(likely).toContainText("zelfde e-mailadres");
  });

  test("one_person_is_involved_in_several_capacities_with_dates", async ({ page }) => {
    await openContacts(page);
    await act(page, KNOWN.name, "Hoedanigheden wijzigen");
    const dialog = dialogOf(page);
    await dialog.getByRole("button", { name: "Nog een hoedanigheid" }).click();
    const second = dialog.getByRole("group", { name: "Hoedanigheid 2" });
    await second
      .getByRole("button", { name: /Hoedanigheid/ })
      .first()
      .click();
    await page.getByRole("option", { name: "Mede-eigenaar", exact: true }).click();
    await second.getByRole("group", { name: "Van" }).getByRole("spinbutton").first().focus();
    await page.keyboard.type("01032026");
    await dialog.getByRole("button", { name: "Bewaren" }).click();

    await expect(dialog).toHaveCount(0);
    await expect(person(page, KNOWN.name)).toContainText("Huurder");
    await expect(person(page, KNOWN.name)).toContainText("Mede-eigenaar");
    await expect(person(page, KNOWN.name)).toContainText(/vanaf 1 \S+ 2026/);
  });

  test("the_link_shows_in_the_dossier_and_at_the_contact", async ({ page }) => {
    await openContacts(page);
    await person(page, KNOWN.name).getByRole("link", { name: KNOWN.name }).click();
    await expect(page.getByRole("heading", { level: 1, name: KNOWN.name })).toBeFocused();
    const journeys = page.getByRole("region", { name: "Klantreizen" });
    await expect(journeys.getByRole("link", { name: number, exact: true })).toBeVisible();
    await expect(journeys).toContainText("Huurder");
    await expect(journeys).toContainText("Mede-eigenaar");
  });

  test("afterwards_another_of_them_is_chosen_as_the_main_contact", async ({ page }) => {
    await openContacts(page);
    await act(page, KNOWN.name, "Hoofdcontact maken");
    await expect(person(page, KNOWN.name)).toContainText("Hoofdcontact");
    await expect(person(page, CITIZEN.name)).not.toContainText("Hoofdcontact");
    await expect(people(page).first()).toContainText(KNOWN.name);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(KNOWN.name);
  });

  test("the_main_contact_cannot_be_removed_and_another_one_can_after_a_question", async ({ page }) => {
    await openContacts(page);
    await page.getByRole("button", { name: `Acties voor ${KNOWN.name}` }).click();
    await expect(page.getByRole("menuitem", { name: "Hoedanigheden wijzigen" })).toBeVisible();
    await expect(page.getByRole("menuitem", { name: "Verwijderen uit de klantreis" })).toHaveCount(0);
    await page.keyboard.press("Escape");

    await act(page, NEW.name, "Verwijderen uit de klantreis");
    await dialogOf(page).getByRole("button", { name: "Verwijderen uit de klantreis" }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(person(page, NEW.name)).toHaveCount(0);
    await expect(people(page)).toHaveCount(2);
  });

  test("the_association_of_co_owners_is_added_as_an_organisation_and_lists_the_dossier", async ({ page }) => {
    await page.goto(`/app/journeys/${journey}`);
    await panel(page).getByRole("button", { name: "Betrokkene toevoegen" }).click();
    const dialog = dialogOf(page);
    await dialog.getByRole("radiogroup").getByText("Organisatie", { exact: true }).click();
    await dialog.getByRole("combobox", { name: "Organisatie zoeken" }).fill(ASSOCIATION);
    await page.getByRole("option", { name: /^\+ Nieuwe organisatie/ }).click();
    await choose(page, /Hoedanigheid/, /VME/);
    await dialog.getByRole("button", { name: "Bewaren" }).click();
    await expect(dialog).toHaveCount(0);

    await person(page, ASSOCIATION).getByRole("link", { name: ASSOCIATION }).click();
    await expect(page.getByRole("heading", { level: 1, name: ASSOCIATION })).toBeVisible();
    await expect(
      page.getByRole("region", { name: "Klantreizen" }).getByRole("link", { name: number, exact: true }),
    ).toBeVisible();
  });

  for (const [who, name] of [
    ["main_contact", KNOWN.name],
    ["second_person", CITIZEN.name],
    ["organisation", ASSOCIATION],
  ] as const) {
    test(`the_dossier_is_found_by_its_${who}`, async ({ page }) => {
      await page.goto("/app/dossiers");
      await page.getByRole("searchbox", { name: "Filter op Klant" }).fill(name);
      await expect(page).toHaveURL(/customer=/);
      const rows = page
        .getByRole("table")
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader") });
      await expect(rows).toHaveCount(1);
      await expect(rows).toContainText(number);
    });
  }

  test("the_list_of_contacts_finds_a_person_by_a_part_of_the_name_and_opens_the_page", async ({ page }) => {
    await page.goto("/app/contacts");
    await page.getByRole("searchbox", { name: /^Filter op naam/ }).fill(`bekende-${MARK}`);
    await expect(page).toHaveURL(/search=/);
    await page.getByRole("link", { name: KNOWN.name }).click();
    await expect(page.getByRole("heading", { level: 1, name: KNOWN.name })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Contactpersonen" }).click();
    await expect(page).toHaveURL(/search=/);
  });

  test("what_is_known_of_a_contact_is_changed_in_place_and_told_in_the_timeline", async ({ page }) => {
    await page.goto(`/app/contacts?search=${encodeURIComponent(KNOWN.email)}`);
    await page.getByRole("link", { name: KNOWN.name }).click();
    await page.getByRole("button", { name: "Wijzigen" }).click();
    await page.getByRole("textbox", { name: "Telefoon" }).fill("015 29 40 00");
    await page.getByRole("button", { name: "Bewaren" }).click();
    await expect(page.getByRole("link", { name: "+32 15 29 40 00" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Wijzigen" })).toBeFocused();
    await expect(page.getByRole("main").getByText(`${PEOPLE.coach.name} wijzigde: Telefoon.`)).toBeVisible();
  });
});

test.describe("3.3.1 for who only reads", () => {
  test.use({ storageState: sessionOf("viewer") });

  test("a_viewer_sees_who_is_involved_and_is_offered_nothing_else", async ({ page }) => {
    await openContacts(page);
    await expect(page.getByRole("button", { name: "Betrokkene toevoegen" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /^Acties voor/ })).toHaveCount(0);
    await page.goto("/app/contacts");
    await expect(page.getByRole("table").getByRole("rowheader").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Nieuwe contactpersoon" })).toHaveCount(0);
  });
});

async function makeContact(request: APIRequestContext) {
  const made = await request.post("/api/contacts", {
    headers: { origin: process.env.LOKET_E2E_URL ?? "", "idempotency-key": `contact-${MARK}` },
    data: KNOWN,
  });
  expect(made.ok(), await made.text()).toBe(true);
}
