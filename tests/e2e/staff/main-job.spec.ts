// The job of the desk from end to end: a citizen's question becomes a dossier that a coach brings through its stages.

import type { BrowserContext, Page } from "@playwright/test";
import { tabTo } from "../support/keyboard.ts";
import { PASSWORD, PEOPLE, sessionOf } from "../support/people.ts";
import { ask, fillIn, QUESTION } from "../support/question.ts";
import { signIn } from "../support/sign-in.ts";
import { expect, expectAccessible, test } from "../support/test.ts";

test.describe.configure({ mode: "serial" });

const CITIZEN = { ...QUESTION, name: "Hilde Hoofdtaak", email: "hilde@post.example" };
let reference = "";
let number = "";

const stages = (page: Page) => page.getByRole("navigation", { name: "Fases" });
const stage = (page: Page, name: string) =>
  stages(page).getByRole("button", { name: new RegExp(`^${name}`) });
const timeline = (page: Page) => page.getByRole("region", { name: "Tijdlijn" });
const field = (page: Page, label: string) => page.getByLabel(new RegExp(`^${label}\\*?$`));

async function openDossier(page: Page) {
  await page.goto(`/app/dossiers/${number}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(CITIZEN.name);
}

test.describe("citizen without JavaScript", () => {
  test.use({ storageState: { cookies: [], origins: [] }, javaScriptEnabled: false });

  test("a_citizen_asks_a_question_without_javascript", async ({ page }) => {
    reference = await ask(page, CITIZEN);
  });

  test("a_double_click_makes_one_submission", async ({ page, browser, baseURL, watch }) => {
    await page.goto("/contact");
    await fillIn(page, { ...CITIZEN, name: "Dora Dubbelklik" });
    await page.waitForTimeout(3_200);
    await page.locator("form button[type=submit]").dblclick();
    // The second click may break off the navigation of the first.
    await expect(page).toHaveURL(/\/receipt\//);

    const context: BrowserContext = await browser.newContext({ baseURL, storageState: sessionOf("manager") });
    await watch.follow(context);
    const { items } = await (
      await context.request.get("/api/queue-items?state=unlinked&queue=energy&limit=200")
    ).json();
    expect(items.filter((item: { name: string }) => item.name === "Dora Dubbelklik")).toHaveLength(1);
    await context.close();
  });
});

test.describe("dispatcher", () => {
  test.use({ storageState: sessionOf("dispatcher") });

  test("the_question_waits_in_the_queue_of_its_theme_not_linked", async ({ page }) => {
    await page.goto("/app/queues/energy");
    await expect(page.getByRole("tab", { name: /^Nog niet gekoppeld/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await page
      .getByRole("tabpanel")
      .getByRole("link", { name: new RegExp(CITIZEN.name) })
      .click();
    const panel = page.getByRole("region", { name: "Vraag" });
    await expect(panel.getByRole("heading", { name: CITIZEN.name })).toBeVisible();
    await expect(panel).toContainText(reference);
    await expect(panel).toContainText("Nog door niemand opgenomen");
    await expect(panel).toContainText("in welke volgorde pakken we dit aan?");
  });

  test("with_the_keyboard_alone_the_question_is_claimed_and_becomes_a_dossier", async ({ page }) => {
    // Every stop is looked at.
    test.slow();
    await page.goto("/app/queues/energy");
    await expect(
      page.getByRole("tabpanel").getByRole("link", { name: new RegExp(CITIZEN.name) }),
    ).toBeVisible();
    // Past the frame with its first link, then to the question.
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Naar de inhoud" })).toBeFocused();
    await page.keyboard.press("Enter");
    await tabTo(page, new RegExp(CITIZEN.name), "link");
    await page.keyboard.press("Enter");

    await expect(page.getByRole("heading", { level: 2, name: CITIZEN.name })).toBeVisible();
    await tabTo(page, "Opnemen", "button");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Opgenomen door jou")).toBeVisible();

    await tabTo(page, "Maak dossier", "button");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    // The theme proposes the type and the subtype; the source is the form.
    await expect(dialog.getByRole("button", { name: /Type/ }).first()).toContainText("Informatie");

    // The assignee is found by typing part of the name.
    await tabTo(page, "Toegewezen aan", "combobox");
    await page.keyboard.type("Coppens");
    await expect(page.getByRole("option", { name: PEOPLE.coach.name })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("combobox", { name: "Toegewezen aan" })).toHaveValue(PEOPLE.coach.name);

    await tabTo(page, "Maak dossier", "button");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/app\/dossiers\/[^/]+\/\w+/);
    number = new URL(page.url()).pathname.split("/")[3] ?? "";
    expect(number).toMatch(/\d/);
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).toContainText(`${number} ${CITIZEN.name}`);
    await expect(heading).toBeFocused();
    await expectAccessible(page);
  });

  test("the_question_now_stands_under_linked_and_leads_to_the_dossier", async ({ page }) => {
    await page.goto("/app/queues/energy");
    await page.getByRole("tab", { name: /^Gekoppeld/ }).click();
    await page
      .getByRole("tabpanel")
      .getByRole("link", { name: new RegExp(CITIZEN.name) })
      .click();
    await page.getByRole("link", { name: `Open dossier ${number}` }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(CITIZEN.name);
  });

  test("the_receipts_reference_finds_the_dossier", async ({ page }) => {
    await page.goto(`/app/dossiers/${reference}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
  });
});

test.describe("coach", () => {
  test.use({ storageState: sessionOf("coach") });

  test("the_dossier_waits_on_the_coachs_start_page", async ({ page }) => {
    await page.goto("/app");
    await page
      .getByRole("main")
      .getByRole("link", { name: new RegExp(number) })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(CITIZEN.name);
  });

  test("a_stage_with_empty_required_fields_cannot_be_left_and_the_refusal_leads_to_them", async ({
    page,
    watch,
  }) => {
    watch.expectStatus(422);
    await openDossier(page);
    await stage(page, "Dossier").click();
    const refusal = page.getByRole("alert").filter({ hasText: "om naar de fase “Dossier” te gaan" });
    await expect(refusal).toBeVisible();
    await expectAccessible(page);
    await refusal.getByRole("button", { name: "Type vraag" }).click();
    await expect(page).toHaveURL(/\/request$/);
    await expect(stage(page, "Aanvraag")).toHaveAttribute("aria-current", "step");
    const focused = page.locator(":focus");
    await expect(focused).toBeVisible();
    await expect(page.locator("[id$='question_types']").filter({ has: focused })).toHaveCount(1);
  });

  test("the_coach_fills_in_the_required_fields_and_they_are_kept", async ({ page }) => {
    await openDossier(page);
    await fillEmptyGeneralFields(page);
    await page.getByRole("tab", { name: /^Aanvraag/ }).click();
    await expect(field(page, "Vraag")).toHaveValue(CITIZEN.question);
    await page
      .getByLabel(/^Type vraag/)
      .first()
      .click();
    await page
      .getByRole("option", { name: /[Dd]akisolatie|[Ii]solatie/ })
      .first()
      .click();
    await page.keyboard.press("Escape");
    await field(page, "Antwoord").fill("De premie wordt na de werken aangevraagd.");
    await page
      .getByRole("region", { name: "Niet-bewaarde wijzigingen" })
      .getByRole("button", { name: "Bewaren" })
      .click();
    await expect(page.getByRole("region", { name: "Niet-bewaarde wijzigingen" })).toHaveCount(0);
    await page.reload();
    await expect(field(page, "Antwoord")).toHaveValue("De premie wordt na de werken aangevraagd.");
  });

  test("the_coach_moves_the_dossier_forward_and_back", async ({ page }) => {
    await openDossier(page);
    await stage(page, "Dossier").click();
    await expect(stage(page, "Dossier")).toHaveAttribute("aria-current", "step");
    await stage(page, "Afgerond").click();
    await expect(stage(page, "Afgerond")).toHaveAttribute("aria-current", "step");

    await stage(page, "Dossier").click();
    const question = page.getByRole("dialog");
    await expect(question).toContainText("Wil je het dossier terugzetten van “Afgerond” naar “Dossier”?");
    await question.getByRole("button", { name: "Van fase veranderen" }).click();
    await expect(stage(page, "Dossier")).toHaveAttribute("aria-current", "step");
    await page.reload();
    await expect(stage(page, "Dossier")).toHaveAttribute("aria-current", "step");
  });

  test("the_coach_gives_the_dossier_to_a_colleague", async ({ page }) => {
    await openDossier(page);
    await page.getByRole("button", { name: "Toewijzen" }).click();
    const dialog = page.getByRole("dialog");
    const assignee = dialog.getByRole("combobox", { name: "Toegewezen aan" });
    await assignee.fill("Mertens");
    await page.getByRole("option", { name: PEOPLE.dispatcher.name }).click();
    await dialog.getByRole("button", { name: "Toewijzen" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("main").locator("header").getByText(PEOPLE.dispatcher.name)).toBeVisible();
  });

  test("the_timeline_tells_all_that_happened_newest_first", async ({ page }) => {
    await openDossier(page);
    await expect(timeline(page).getByRole("listitem")).toHaveText([
      new RegExp(`${PEOPLE.coach.name} wees het dossier toe aan ${PEOPLE.dispatcher.name}`),
      /van fase “Afgerond” naar “Dossier”/,
      /van fase “Dossier” naar “Afgerond”/,
      /van fase “Aanvraag” naar “Dossier”/,
      new RegExp(`${PEOPLE.coach.name} wijzigde: .*Antwoord`),
      new RegExp(`${PEOPLE.dispatcher.name} maakte dossier ${number}`),
      new RegExp(`${PEOPLE.dispatcher.name} nam de aanvraag op`),
      new RegExp(`De aanvraag kwam binnen via het contactformulier \\(${reference}\\)`),
    ]);
  });

  test("the_list_finds_the_dossier_by_a_part_of_the_name", async ({ page }) => {
    await page.goto("/app/dossiers");
    await page.getByRole("searchbox", { name: "Filter op Klant" }).fill("hoofdta");
    await expect(page).toHaveURL(/customer=hoofdta/);
    const rows = page
      .getByRole("table")
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") });
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(number);
    await rows.getByRole("link", { name: number }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(CITIZEN.name);
    await page.getByRole("link", { name: "Terug naar de lijst" }).click();
    await expect(page).toHaveURL(/customer=hoofdta/);
  });

  test("the_search_box_finds_the_dossier_by_words_of_the_question", async ({ page }) => {
    await page.goto("/app");
    await page.getByRole("searchbox", { name: "Zoeken in alle dossiers" }).fill("zolder geisoleerd");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: number })).toBeVisible();
  });
});

test.describe("reader", () => {
  test.use({ storageState: sessionOf("viewer") });

  test("a_viewer_reads_the_dossier_and_can_change_nothing", async ({ page }) => {
    await openDossier(page);
    await expect(page.getByText("Alleen lezen")).toBeVisible();
    await expect(stages(page).getByRole("button")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Toewijzen" })).toHaveCount(0);
    await expect(page.getByRole("tabpanel").getByRole("textbox")).toHaveCount(0);
  });
});

test.describe("session", () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test("signing_out_ends_the_session_and_signing_in_leads_back", async ({ page, watch }) => {
    watch.expectStatus(401);
    await page.goto(`/app/dossiers/${number}/request`);
    await expect(page).toHaveURL(/\/app\/sign-in\?next=/);
    await signIn(page, PEOPLE.coach);
    await expect(page).toHaveURL(new RegExp(`/app/dossiers/${number}/request$`));

    await page.getByRole("button", { name: /^Account van/ }).click();
    await page.getByRole("menuitem", { name: "Afmelden" }).click();
    await expect(page.getByRole("heading", { name: "Aanmelden" })).toBeVisible();
    expect((await page.request.get("/api/session")).status()).toBe(401);
    await page.goto(`/app/dossiers/${number}`);
    await expect(page.getByRole("heading", { name: "Aanmelden" })).toBeVisible();
  });

  test("the_interface_changes_language_at_once_and_stays_so_for_the_next_session", async ({
    page,
    watch,
  }) => {
    watch.expectStatus(401);
    // The manager's other sessions go on in Dutch: the language belongs to this user.
    await page.goto("/app/sign-in");
    await signIn(page, PEOPLE.linguist);
    await page.getByRole("button", { name: "Taal" }).click();
    await page.getByRole("menuitemradio", { name: "Français" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await expect(page.getByRole("link", { name: "Tous les dossiers" })).toBeVisible();

    await page.getByRole("button", { name: PEOPLE.linguist.name }).click();
    await page.getByRole("menuitem").first().click();
    await expect(page.locator('input[name="email"]')).toBeVisible();
    await page.locator('input[name="email"]').fill(PEOPLE.linguist.email);
    await page.locator('input[name="password"]').fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: "Tous les dossiers" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  });
});

/** Source and main project, when nobody chose them yet. */
async function fillEmptyGeneralFields(page: Page) {
  await page.getByRole("tab", { name: /^Dossierinfo/ }).click();
  const project = page.getByRole("button", { name: /Hoofdproject/ });
  await project.click();
  await page.getByRole("option").nth(1).click();
}
