// The manual's sections 3.1.2 and 3.1.3: a dossier made by hand, and those that follow it in the same journey.

import type { Page } from "@playwright/test";
import { tabTo } from "../support/keyboard.ts";
import { sessionOf } from "../support/people.ts";
import { expect, expectAccessible, test } from "../support/test.ts";
import { Desk } from "./desk.ts";

test.describe.configure({ mode: "serial" });

/** Other runs at the same desk have other names. */
const MARK = Date.now().toString(36);
const CALLER = {
  name: `Tilly Telefoon-${MARK}`,
  telephone: "0470 22 33 44",
  email: `tilly.${MARK}@post.example`,
};
const STREET = `Bellaard${MARK}straat`;
const ADDRESS = `${STREET} 7, 2800 Mechelen`;

interface Made {
  type: string;
  subtype: string | null;
  source: string | null;
  main_project: string | null;
  assignee: { name: string } | null;
  journey: { number: string };
}

let number = "";
let advice = "";

const dialogOf = (page: Page) => page.getByRole("dialog");
const train = (page: Page) => page.getByRole("list", { name: "Dossiers in deze klantreis" });
const places = (page: Page) => train(page).locator(":scope > li");
const coupling = (page: Page, type: string) =>
  page.getByRole("button", { name: `Vervolgdossier: ${type}`, exact: true });
const dossier = (page: Page, of: string) => new Desk(page.request).read<Made>(`/api/dossiers/${of}`);

/** The number of the dossier that opens, which is not `before`. */
async function opened(page: Page, before = "") {
  await page.waitForURL(
    (url) => /^\/app\/dossiers\/[^/]+\/\w+$/.test(url.pathname) && !(before && url.pathname.includes(before)),
  );
  return new URL(page.url()).pathname.split("/")[3] ?? "";
}

async function openJourneyTab(page: Page) {
  await page.goto(`/app/dossiers/${number}/journey`);
  await expect(train(page)).toBeVisible();
}

test.describe("3.1.2 a dossier by hand while somebody is on the telephone", () => {
  test.use({ storageState: sessionOf("coach") });

  test("the_keyboard_alone_makes_a_dossier_with_who_calls_and_where_it_is_about", async ({ page }) => {
    // Every stop is looked at.
    test.slow();
    await new Desk(page.request).make("/api/contacts", `caller-${MARK}`, CALLER);
    await page.goto("/app/types/information");
    await tabTo(page, "Nieuw dossier", "button");
    await page.keyboard.press("Enter");
    const dialog = dialogOf(page);
    const type = dialog.getByRole("radio", { name: "Informatie" });
    await expect(type).toBeFocused();
    await expect(type).toBeChecked();

    await tabTo(page, /Subtype/, "button");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option", { name: "Infovraag", exact: true })).toBeVisible();
    await page.keyboard.type("Infov");
    await page.keyboard.press("Enter");
    await tabTo(page, "Telefoon", "radio");
    await page.keyboard.press("Space");
    await expect(dialog.getByRole("radio", { name: "Telefoon" })).toBeChecked();

    await tabTo(page, "Contactpersoon zoeken", "combobox");
    await page.keyboard.type(`telefoon-${MARK}`);
    await expect(page.getByRole("option", { name: CALLER.name })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(dialog).toContainText(CALLER.email);
    await expect(dialog.getByRole("button", { name: /Hoedanigheid/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option", { name: "Huurder", exact: true })).toBeVisible();
    await page.keyboard.type("Huur");
    await page.keyboard.press("Enter");

    await tabTo(page, "Adres zoeken", "combobox");
    await page.keyboard.type(ADDRESS);
    await expect(page.getByRole("option", { name: `+ Nieuw adres “${ADDRESS}”` })).toBeVisible();
    // The last of the list.
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    const line = dialog.getByRole("textbox", { name: "Adres" });
    await expect(line).toBeFocused();
    await expect(line).toHaveValue(ADDRESS);
    await expectAccessible(page);
    await tabTo(page, "Meteen aanmaken", "button");
    await page.keyboard.press("Enter");

    number = await opened(page);
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).toContainText(`${number} ${CALLER.name}`);
    await expect(heading).toBeFocused();
    await expect(page.getByText(`Dossier ${number} is gemaakt.`)).toBeVisible();
    await expectAccessible(page);
  });

  test("the_dossier_tells_who_called_in_which_capacity_about_which_address", async ({ page }) => {
    expect(await dossier(page, number)).toMatchObject({
      ...{ type: "information", subtype: "information_request", source: "telephone" },
      assignee: { name: "Griet Coppens" },
    });
    await page.goto(`/app/dossiers/${number}/contact`);
    const person = page.getByRole("list", { name: "Betrokkenen" }).locator(":scope > li");
    await expect(person).toHaveCount(1);
    await expect(person).toContainText(CALLER.name);
    await expect(person).toContainText("Huurder");
    await expect(person).toContainText("Hoofdcontact");
    await expect(page.getByRole("list", { name: "Adressen" })).toContainText(STREET);
  });

  test("the_type_alone_is_enough_and_enter_makes_it", async ({ page }) => {
    await page.goto("/app");
    await page.getByRole("button", { name: "Nieuw dossier" }).click();
    await expect(dialogOf(page).getByRole("radio", { name: "Informatie" })).toBeFocused();
    await dialogOf(page).getByText("Leningen", { exact: true }).click();
    await expect(dialogOf(page).getByRole("radio", { name: "Leningen", exact: true })).toBeFocused();
    await page.keyboard.press("Enter");

    const made = await opened(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(made);
    expect(await dossier(page, made)).toMatchObject({
      ...{ type: "loan", source: null },
      journey: { number: made },
    });
  });

  test("somebody_new_comes_with_the_dossier", async ({ page }) => {
    const name = `Nico Nieuwbeller-${MARK}`;
    await page.goto("/app/types/information");
    await page.getByRole("button", { name: "Nieuw dossier" }).click();
    const dialog = dialogOf(page);
    await dialog.getByRole("combobox", { name: "Contactpersoon zoeken" }).fill(name);
    await page.getByRole("option", { name: `+ Nieuwe contactpersoon “${name}”` }).click();
    await expect(dialog.getByRole("textbox", { name: "Naam" })).toHaveValue(name);
    await dialog.getByRole("textbox", { name: "Telefoon" }).fill("0470 55 66 77");
    await dialog.getByRole("button", { name: /Hoedanigheid/ }).click();
    await page.getByRole("option", { name: "Huurder", exact: true }).click();
    await dialog.getByRole("button", { name: "Meteen aanmaken" }).click();
    await opened(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  });

  test("somebody_without_a_capacity_is_told_at_the_field", async ({ page, watch }) => {
    watch.expectStatus(422);
    await page.goto("/app/types/information");
    await page.getByRole("button", { name: "Nieuw dossier" }).click();
    const dialog = dialogOf(page);
    await dialog.getByRole("combobox", { name: "Contactpersoon zoeken" }).fill(CALLER.email);
    await page.getByRole("option", { name: CALLER.name }).click();
    await dialog.getByRole("button", { name: "Meteen aanmaken" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Hoedanigheid");
    await expect(dialog).toContainText("Vul dit in");
  });

  test("what_was_typed_and_not_chosen_is_not_left_out_silently", async ({ page }) => {
    await page.goto("/app/types/information");
    await page.getByRole("button", { name: "Nieuw dossier" }).click();
    const dialog = dialogOf(page);
    const finder = dialog.getByRole("combobox", { name: "Contactpersoon zoeken" });
    await finder.fill("niemand in het bijzonder");
    await page.keyboard.press("Tab");
    await dialog.getByRole("button", { name: "Meteen aanmaken" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Contactpersoon zoeken: kies iets uit de lijst");
    await expect(finder).toHaveValue("niemand in het bijzonder");
  });
});

test.describe("3.1.3 a follow-up dossier from the locomotive", () => {
  test.use({ storageState: sessionOf("coach") });

  test("the_keyboard_alone_couples_the_next_step_to_the_train", async ({ page }) => {
    // Every stop is looked at.
    test.slow();
    await openJourneyTab(page);
    await expect(places(page)).toHaveText([/Startdossier.*Informatie/, "Advies", "Ontwerp", "Uitvoering"]);
    await tabTo(page, "Vervolgdossier: Advies", "button");
    await page.keyboard.press("Enter");
    await expect(dialogOf(page).getByRole("button", { name: /Subtype/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option", { name: "Renovatieadvies", exact: true })).toBeVisible();
    await page.keyboard.type("Renovatiea");
    await page.keyboard.press("Enter");
    await expectAccessible(page);
    await tabTo(page, "Maak dossier", "button");
    await page.keyboard.press("Enter");

    advice = await opened(page, number);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(`${advice} ${CALLER.name}`);
    expect(await dossier(page, advice)).toMatchObject({
      ...{ type: "advice", subtype: "renovation", journey: { number } },
      assignee: { name: "Griet Coppens" },
    });
  });

  test("the_new_wagon_fills_the_empty_place", async ({ page }) => {
    await openJourneyTab(page);
    await expect(places(page)).toHaveText([/Informatie/, new RegExp(advice), "Ontwerp", "Uitvoering"]);
    await expect(coupling(page, "Advies")).toHaveCount(0);
    await expectAccessible(page);
  });

  test("another_type_stands_in_its_phase_whatever_its_number", async ({ page }) => {
    await page.goto(`/app/journeys/${number}`);
    await page.getByRole("button", { name: "Ander type" }).click();
    await page.getByRole("menuitem", { name: "Informatie" }).click();
    await dialogOf(page).getByRole("button", { name: "Maak dossier" }).click();
    const later = await opened(page, number);
    await page.goto(`/app/journeys/${number}`);
    await expect(places(page).getByRole("link")).toHaveText([number, later, advice]);
  });

  test("the_menu_of_a_dossier_offers_the_steps_that_are_left", async ({ page }) => {
    await page.goto(`/app/dossiers/${advice}`);
    await page.getByRole("button", { name: "Meer acties" }).click();
    await expect(page.getByRole("menuitem", { name: /^Vervolgdossier/ })).toHaveText([
      "Vervolgdossier: Ontwerp",
      "Vervolgdossier: Uitvoering",
    ]);
    await page.getByRole("menuitem", { name: "Vervolgdossier: Ontwerp" }).click();
    await expect(dialogOf(page)).toContainText(`klantreis ${number}`);
    await dialogOf(page).getByRole("button", { name: "Maak dossier" }).click();
    const design = await opened(page, advice);
    expect(await dossier(page, design)).toMatchObject({ type: "design", journey: { number } });
  });

  test("the_main_project_of_the_dossier_before_is_proposed", async ({ page }) => {
    const desk = new Desk(page.request);
    const before = await desk.read<Parameters<Desk["change"]>[0]>(`/api/dossiers/${number}`);
    const { projects } = await desk.read<{ projects: { key: string; labels: { nl: string } }[] }>(
      "/api/catalogue",
    );
    const [project] = projects;
    if (!project) throw new Error("the catalogue has no project");
    await desk.change(before, { main_project: project.key });
    await openJourneyTab(page);
    await coupling(page, "Uitvoering").click();
    await expect(dialogOf(page).getByRole("button", { name: /Hoofdproject/ })).toContainText(
      project.labels.nl,
    );
  });
});

test.describe("a colleague goes on", () => {
  test.use({ storageState: sessionOf("manager") });

  test("the_next_dossier_is_for_oneself_or_for_who_has_the_one_before", async ({ page }) => {
    await openJourneyTab(page);
    await coupling(page, "Uitvoering").click();
    const coach = dialogOf(page).getByRole("radiogroup", { name: "Toegewezen aan" });
    await expect(coach.getByRole("radio", { name: "Ik" })).toBeChecked();
    await coach.getByText("Griet Coppens").click();
    await dialogOf(page).getByRole("button", { name: "Maak dossier" }).click();
    const execution = await opened(page, number);
    expect(await dossier(page, execution)).toMatchObject({ assignee: { name: "Griet Coppens" } });
  });
});

test.describe("for who only reads", () => {
  test.use({ storageState: sessionOf("viewer") });

  test("a_viewer_sees_the_train_and_is_offered_nothing", async ({ page }) => {
    await openJourneyTab(page);
    await expect(places(page)).toHaveCount(5);
    for (const name of [/^Vervolgdossier/, "Ander type", "Meer acties"]) {
      await expect(page.getByRole("main").getByRole("button", { name })).toHaveCount(0);
    }
    await page.goto("/app/types/information");
    await expect(page.getByRole("row").nth(1)).toBeVisible();
    await expect(page.getByRole("button", { name: "Nieuw dossier" })).toHaveCount(0);
  });
});
