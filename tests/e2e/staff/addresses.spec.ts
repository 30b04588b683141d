// The manual's sections 3.3.2 and 3.3.3: the address of the site, found or made in passing, and what is known of it. As long as
// no register is asked, an address is typed, and matched by hand.

import type { Page } from "@playwright/test";
import { tabTo } from "../support/keyboard.ts";
import { PEOPLE, sessionOf } from "../support/people.ts";
import { ask, QUESTION } from "../support/question.ts";
import { expect, expectAccessible, test } from "../support/test.ts";
import { Desk } from "./desk.ts";

test.describe.configure({ mode: "serial" });

/** Other runs at the same desk have other streets. */
const MARK = Date.now().toString(36);
const STREET = `Proefstraat${MARK}`;
const HOUSE = `${STREET} 12, 2800 Mechelen`;
const FLAT = `${STREET} 12 bus 3, 2800 Mechelen`;
const CITIZENS = ["Ada", "Bas"].map((name) => ({
  ...QUESTION,
  name: `${name} Adres-${MARK}`,
  email: `${name.toLowerCase()}.${MARK}@post.example`,
  address: `${STREET} 12 bus 3, 2800 Mechelen`,
}));

/** Of the first and of the second citizen, without addresses. */
let numbers: string[] = [];

const panel = (page: Page) => page.getByRole("region", { name: "Adressen" });
const places = (page: Page) => page.getByRole("list", { name: "Adressen" }).locator(":scope > li");
const place = (page: Page, text: string) => places(page).filter({ hasText: text });
const data = (page: Page) => page.getByRole("region", { name: "Gegevens" });
const certificates = (page: Page) => page.getByRole("region", { name: "Energiecertificaten" });
const dialogOf = (page: Page) => page.getByRole("dialog");
const save = (page: Page) => page.getByRole("button", { name: "Bewaren", exact: true }).click();

async function openDossier(page: Page, which: number) {
  await page.goto(`/app/dossiers/${numbers[which]}/contact`);
  await expect(panel(page)).toBeVisible();
}

async function openFinder(page: Page, which: number) {
  await openDossier(page, which);
  await panel(page).getByRole("button", { name: "Adres toevoegen" }).click();
  const finder = dialogOf(page).getByRole("combobox", { name: "Adres zoeken" });
  await expect(finder).toBeFocused();
  return finder;
}

/** The page of an address, by way of the list. */
async function openAddress(page: Page, text: string) {
  await page.goto(`/app/addresses?q=${encodeURIComponent(STREET)}`);
  await page.getByRole("link", { name: text, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: text })).toBeVisible();
}

async function choose(page: Page, label: RegExp, option: string | RegExp) {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

test.describe("3.3.2 the address of the site", () => {
  test.use({ storageState: sessionOf("coach") });

  test("two_questions_became_dossiers_without_an_address", async ({ page, browser, baseURL }) => {
    const outside = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
    for (const citizen of CITIZENS) await ask(await outside.newPage(), citizen);
    await outside.close();
    numbers = [];
    const desk = new Desk(page.request);
    for (const { name } of CITIZENS) numbers.push((await desk.dossierOf(name, null)).number);
    await openDossier(page, 0);
    await expect(panel(page)).toContainText("Er is nog geen adres");
  });

  test("an_address_that_is_not_in_the_list_is_made_in_passing_with_the_keyboard_alone", async ({ page }) => {
    // Every stop is looked at.
    test.slow();
    await openDossier(page, 0);
    await tabTo(page, "Adres toevoegen", "button");
    await page.keyboard.press("Enter");
    await expect(dialogOf(page).getByRole("combobox", { name: "Adres zoeken" })).toBeFocused();
    await page.keyboard.type(FLAT);
    await expect(page.getByRole("option", { name: `+ Nieuw adres “${FLAT}”` })).toBeVisible();
    await expect(page.getByRole("option")).toHaveCount(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(dialogOf(page).getByRole("textbox", { name: "Adres op één regel" })).toHaveValue(FLAT);

    await tabTo(page, /Woningtype/, "button");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option", { name: "Appartement", exact: true })).toBeVisible();
    await page.keyboard.type("Appartement");
    await page.keyboard.press("Enter");
    await tabTo(page, /Bouwtype/, "button");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option", { name: "Gesloten bebouwing", exact: true })).toBeVisible();
    await page.keyboard.type("Gesloten");
    await page.keyboard.press("Enter");
    await tabTo(page, /Ligging in het gebouw/, "textbox");
    await page.keyboard.type("2de verdieping links");
    await expectAccessible(page);
    await tabTo(page, "Bewaren", "button");
    await page.keyboard.press("Enter");

    await expect(dialogOf(page)).toHaveCount(0);
    await expect(place(page, FLAT)).toContainText("Nog te koppelen");
    await expect(places(page)).toHaveCount(1);
    await expect(page.getByRole("main").getByText(FLAT).first()).toBeVisible();
  });

  test("an_address_that_exists_already_is_found_by_a_part_of_it_and_warns_of_the_open_dossier", async ({
    page,
  }) => {
    const finder = await openFinder(page, 1);
    await finder.fill(`${STREET.slice(0, 8).toUpperCase()}${STREET.slice(8)} 12`);
    await page.getByRole("option", { name: FLAT }).click();
    await expect(dialogOf(page)).toContainText("Aan dit adres loopt al een dossier");
    await expect(dialogOf(page).getByRole("link", { name: numbers[0] })).toBeVisible();
    await expectAccessible(page);
    await save(page);
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(place(page, FLAT)).toBeVisible();
  });

  test("whoever_writes_it_otherwise_is_told_that_it_is_known", async ({ page }) => {
    await openFinder(page, 0);
    await dialogOf(page).getByRole("button", { name: "Nieuw", exact: true }).click();
    await dialogOf(page).getByRole("textbox", { name: "Adres op één regel" }).fill(`${STREET} 12/3 Mechelen`);
    const likely = dialogOf(page).getByRole("region", { name: "Misschien ken je dit adres al" });
    await expect(likely).toContainText(FLAT);
    await expect(likely).toContainText("al toegevoegd");
  });

  test("the_building_is_an_extra_address_of_one_dossier_and_does_not_replace_the_site", async ({ page }) => {
    const finder = await openFinder(page, 0);
    await finder.fill(HOUSE);
    await page.getByRole("option", { name: /^\+ Nieuw adres/ }).click();
    await choose(page, /Woningtype/, "Appartementsgebouw");
    await choose(page, /Geldt voor/, new RegExp(`^Dossier ${numbers[0]}`));
    await save(page);
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(place(page, HOUSE)).toContainText(`enkel voor dossier ${numbers[0]}`);
    await expect(place(page, FLAT)).toContainText("Werfadres");

    // The site itself stays as long as there is another address.
    await expect(page.getByRole("button", { name: `Acties voor ${FLAT}` })).toHaveCount(0);
    await page.getByRole("button", { name: `Acties voor ${HOUSE}` }).click();
    await page.getByRole("menuitem", { name: "Voor de hele klantreis" }).click();
    await expect(place(page, HOUSE)).not.toContainText("enkel voor dossier");
  });

  test("another_address_becomes_the_site_and_the_old_one_is_taken_off_after_a_question", async ({ page }) => {
    await openDossier(page, 0);
    await page.getByRole("button", { name: `Acties voor ${HOUSE}` }).click();
    await page.getByRole("menuitem", { name: "Werfadres maken" }).click();
    await expect(place(page, HOUSE)).toContainText("Werfadres");
    await page.getByRole("button", { name: `Acties voor ${FLAT}` }).click();
    await page.getByRole("menuitem", { name: "Werfadres maken" }).click();
    await expect(place(page, FLAT)).toContainText("Werfadres");
    await page.getByRole("button", { name: `Acties voor ${HOUSE}` }).click();
    await page.getByRole("menuitem", { name: /^Verwijderen/ }).click();
    await expect(dialogOf(page)).toContainText("Het adres zelf blijft bestaan");
    await dialogOf(page)
      .getByRole("button", { name: /^Verwijderen/ })
      .click();
    await expect(place(page, HOUSE)).toHaveCount(0);
    await expect(places(page)).toHaveCount(1);
  });

  test("what_was_typed_waits_to_be_matched_and_is_matched_by_hand", async ({ page, watch }) => {
    await page.goto(`/app/addresses?state=typed&q=${encodeURIComponent(STREET)}`);
    const rows = page
      .getByRole("table")
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") });
    // As they stand in the street: the house before its boxes.
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText(HOUSE);
    await page.getByRole("button", { name: `${FLAT} koppelen…` }).click();
    const dialog = dialogOf(page);
    const register = dialog.getByRole("textbox", { name: "Nummer in het register" });
    watch.expectStatus(422);
    await register.fill("Bruul");
    await dialog.getByRole("button", { name: "Koppelen", exact: true }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await register.fill(`https://data.vlaanderen.be/id/adres/${Date.now()}`);
    await dialog.getByRole("button", { name: "Koppelen", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(rows).toHaveCount(1);
    // The button that was pressed is gone: the one of the row that is left has the focus.
    await expect(page.getByRole("button", { name: `${HOUSE} koppelen…` })).toBeFocused();

    await openAddress(page, FLAT);
    await page.getByRole("button", { name: "Wijzigen" }).click();
    await expect(data(page)).toContainText("het adressenregister bepaalt hoe het geschreven wordt");
    await expect(data(page).getByRole("textbox", { name: "Straat" })).not.toBeEditable();
    await page.getByRole("button", { name: "Annuleren" }).click();
    await page.getByRole("button", { name: "Terugzetten…" }).click();
    await dialogOf(page).getByRole("button", { name: "Terugzetten", exact: true }).click();
    await expect(page.getByRole("main")).toContainText("Nog te koppelen");
  });
});

test.describe("3.3.3 what is known of the address", () => {
  test.use({ storageState: sessionOf("coach") });

  test("the_spelling_is_corrected_and_a_short_parcel_number_is_kept_with_a_warning", async ({ page }) => {
    await openAddress(page, FLAT);
    await page.getByRole("button", { name: "Wijzigen" }).click();
    await data(page).getByRole("textbox", { name: "Busnummer" }).fill("4");
    await data(page).getByRole("textbox", { name: "Perceelnummer" }).fill("12403D/00N009");
    await data(page).getByRole("textbox", { name: "Bouwjaar" }).fill("1974");
    await data(page).getByRole("textbox", { name: "Bewoonbare oppervlakte" }).fill("112,5");
    await save(page);
    const corrected = `${STREET} 12 bus 4, 2800 Mechelen`;
    await expect(page.getByRole("heading", { level: 1, name: corrected })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Perceelnummer nakijken");
    await expect(data(page)).toContainText("12403D/00N009");
    await expect(data(page)).toContainText("112,5 m²");
    await expect(page.getByRole("region", { name: "Adressenregister" })).toContainText(FLAT);
    await expect(
      page.getByRole("main").getByText(new RegExp(`${PEOPLE.coach.name} wijzigde: .*Busnummer`)),
    ).toBeVisible();

    await page.getByRole("button", { name: "Wijzigen" }).click();
    await data(page).getByRole("textbox", { name: "Perceelnummer" }).fill("12403D0001/00N009");
    await data(page).getByRole("textbox", { name: "Busnummer" }).fill("3");
    await save(page);
    await expect(page.getByRole("heading", { level: 1, name: FLAT })).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("Perceelnummer nakijken");
  });

  test("an_epc_gets_its_label_from_the_energy_use_and_an_epb_has_a_level_below_zero", async ({ page }) => {
    await openAddress(page, FLAT);
    await page.getByRole("button", { name: "Certificaat toevoegen" }).click();
    const dialog = dialogOf(page);
    await dialog.getByRole("textbox", { name: "Energiegebruik" }).fill("237");
    await dialog.getByRole("group", { name: "Opgemaakt op" }).getByRole("spinbutton").first().focus();
    await page.keyboard.type("01032026");
    await expectAccessible(page);
    await save(page);
    await expect(dialog).toHaveCount(0);
    const rows = certificates(page)
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") });
    await expect(rows.first()).toContainText("C");
    await expect(rows.first()).toContainText("237 kWh/m²");
    await expect(rows.first()).toContainText(/1 \S+ 2036/);

    await page.getByRole("button", { name: "Certificaat toevoegen" }).click();
    await dialog.getByText("EPB", { exact: true }).click();
    await dialog.getByText("Geschat door de coach").click();
    await dialog.getByRole("textbox", { name: "E-peil" }).fill("-20");
    await dialog.getByRole("textbox", { name: "Energiegebruik" }).fill("37");
    await save(page);
    await expect(dialog).toHaveCount(0);
    await expect(rows).toHaveCount(2);
    await expect(certificates(page)).toContainText("-20");
    await expect(certificates(page)).toContainText("Geschat door de coach");
  });

  test("a_certificate_entered_by_mistake_goes_and_the_timeline_keeps_it", async ({ page }) => {
    await openAddress(page, FLAT);
    await page
      .getByRole("button", { name: /^Acties voor EPB/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Verwijderen" }).click();
    await dialogOf(page).getByRole("button", { name: "Verwijderen" }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(certificates(page).getByRole("rowheader")).toHaveCount(1);
    await expect(page.getByRole("main").getByText(/verwijderde een energiecertificaat: EPB/)).toBeVisible();
  });

  test("the_apartment_lies_in_the_building_whose_facts_are_written_once", async ({ page }) => {
    await openAddress(page, FLAT);
    await page.getByRole("button", { name: "Maak gebouw" }).click();
    const building = page.getByRole("region", { name: "Gebouw" });
    await expect(building.getByRole("link", { name: HOUSE })).toBeVisible();
    await building.getByRole("link", { name: /Gebouw bekijken/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: HOUSE })).toBeFocused();
    await page.getByRole("button", { name: "Wijzigen" }).click();
    await data(page).getByRole("textbox", { name: "Wooneenheden" }).fill("24");
    await data(page).getByRole("textbox", { name: "Andere eenheden" }).fill("26");
    await data(page).getByRole("textbox", { name: "Bouwlagen" }).fill("8");
    await choose(page, /Typologie/, "Groot (15–49)");
    await save(page);
    await expect(data(page)).toContainText("24");
    await expect(data(page)).toContainText("Groot (15–49)");
    const journeys = page.getByRole("region", { name: "Klantreizen" });
    await expect(journeys.getByRole("link", { name: numbers[0], exact: true })).toBeVisible();
    await page.getByRole("list", { name: "Appartementen" }).getByRole("link", { name: FLAT }).click();
    await expect(page.getByRole("heading", { level: 1, name: FLAT })).toBeFocused();
    await expect(building).toContainText("24");
  });

  test("the_page_of_the_address_shows_its_journeys_people_and_open_dossiers", async ({ page }) => {
    await openAddress(page, FLAT);
    const journeys = page.getByRole("region", { name: "Klantreizen" });
    for (const [which, citizen] of CITIZENS.entries()) {
      await expect(journeys.getByRole("link", { name: numbers[which], exact: true })).toBeVisible();
      await expect(journeys.getByRole("link", { name: citizen.name })).toBeVisible();
    }
    await expect(page.getByRole("main")).toContainText("Aan dit adres lopen al 2 dossiers");
    await expectAccessible(page);
  });
});

test.describe("3.3.2 a manager's exception", () => {
  test.use({ storageState: sessionOf("manager") });

  test("an_address_that_no_register_knows_is_kept_with_a_reason", async ({ page }) => {
    await openAddress(page, HOUSE);
    await page.getByRole("button", { name: "Manueel aanvaarden…" }).click();
    await dialogOf(page).getByRole("textbox", { name: "Reden" }).fill("Nieuwbouw, nog niet in het register");
    await dialogOf(page).getByRole("button", { name: "Manueel aanvaarden", exact: true }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Adressenregister" })).toContainText("Nieuwbouw");
  });
});

test.describe("3.3.2 for who only reads", () => {
  test.use({ storageState: sessionOf("viewer") });

  test("a_viewer_sees_the_address_and_is_offered_nothing_else", async ({ page }) => {
    await openDossier(page, 0);
    await expect(panel(page).getByRole("button", { name: "Adres toevoegen" })).toHaveCount(0);
    await place(page, FLAT).getByRole("link", { name: FLAT }).click();
    await expect(page.getByRole("heading", { level: 1, name: FLAT })).toBeVisible();
    for (const name of ["Wijzigen", "Certificaat toevoegen", "Koppelen…"]) {
      await expect(page.getByRole("button", { name })).toHaveCount(0);
    }
  });
});
