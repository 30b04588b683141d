// Two records of one person: found, merged, undone, and told apart.

import type { Locator, Page } from "@playwright/test";
import { tabTo } from "../support/keyboard.ts";
import { expect, expectAccessible, test } from "../support/test.ts";
import { Desk } from "./desk.ts";

test.describe.configure({ mode: "serial" });

interface Person {
  id: string;
  version: number;
  name: string;
  email: string | null;
  resolved_from: string | null;
}

const STAYS = "Wannes Tweelinckx";
const GOES = "Wannes Tweelinkx";
const EMAIL = "wannes@post.example";
const NOTE = "Belt liefst voor de middag.";

let stays: Person;
let goes: Person;
let number = "";
let party: { id: string; version: number };
let merge = "";

const read = (page: Page, { id }: Person) => new Desk(page.request).read<Person>(`/api/contacts/${id}`);

/** The pair in the list; keys come in order, so it may stand on a later page. */
async function openPair(page: Page): Promise<Locator> {
  await page.goto("/app/duplicates");
  const pair = page.getByRole("article", { name: /Tweelin/ });
  const more = page.getByRole("button", { name: "Meer tonen" });
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect(async () => {
    if ((await pair.count()) === 0) await more.click({ timeout: 1_000 });
    await expect(pair).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  return pair;
}

/** The page of a person leads to the dossier. */
async function expectDossier(page: Page) {
  await expect(
    page
      .getByRole("main")
      .getByRole("link", { name: new RegExp(number) })
      .first(),
  ).toBeVisible();
}

test("two_people_with_nearly_the_same_name_and_the_same_telephone_are_a_pair", async ({ page }) => {
  const desk = new Desk(page.request);
  const telephone = "0470 98 76 54";
  stays = await desk.make("/api/contacts", "twin-stays", { name: STAYS, telephone });
  goes = await desk.make("/api/contacts", "twin-goes", { name: GOES, telephone, email: EMAIL });
  const dossier = await desk.dossier("dossier");
  number = dossier.number;
  party = await desk.make("/api/parties", "twin-party", {
    ...{ journey_number: dossier.journey.number, contact_id: goes.id, roles: [{ role: "tenant" }] },
  });

  const pair = await openPair(page);
  await expect(pair).toContainText("Zelfde telefoonnummer", { ignoreCase: true });
  await expect(pair).toContainText("% gelijkenis");
  await expect(pair.getByRole("link", { name: STAYS })).toHaveAttribute("href", `/app/contacts/${stays.id}`);
  await expect(pair.getByRole("row", { name: /E-mailadres \(verschilt\)/ })).toContainText(EMAIL);
  await expect(pair.getByRole("rowheader", { name: "Telefoon", exact: true })).toBeVisible();
});

test("they_are_merged_with_a_chosen_name_and_the_survivor_shows_the_others_dossier", async ({ page }) => {
  const pair = await openPair(page);
  await pair.getByRole("button", { name: "Samenvoegen…" }).click();
  const dialog = page.getByRole("dialog");
  const survivor = dialog.getByRole("radiogroup", { name: "Welke fiche blijft?" });
  await survivor.getByText(STAYS, { exact: true }).click();
  await dialog.getByRole("radiogroup", { name: "Naam" }).getByText(GOES, { exact: true }).click();
  // What only the other knows is taken over unasked.
  await expect(
    dialog.getByRole("radiogroup", { name: "E-mailadres" }).getByRole("radio", { name: EMAIL }),
  ).toBeChecked();
  await expect(dialog).toContainText(`Bij ${STAYS} komen: 1 klantreis`);
  await expect(dialog).toContainText("Je kan dit altijd ongedaan maken.");
  await expectAccessible(page);

  await dialog.getByRole("button", { name: "Samenvoegen", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/app/contacts/${stays.id}$`));
  await expect(page.getByRole("heading", { level: 1, name: GOES })).toBeVisible();
  await expectDossier(page);
  await expect(page.getByText(`Samengevoegd tot ${GOES}.`).first()).toBeVisible();
  await expectAccessible(page);
  expect(await read(page, goes)).toMatchObject({ id: stays.id, resolved_from: goes.id, email: EMAIL });

  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page).toHaveURL(/\/app\/merges\/[^/]+\?undo$/);
  merge = new URL(page.url()).pathname;
  await expect(page.getByRole("dialog")).toContainText(`${GOES} wordt weer een fiche op zichzelf`);
  await page.getByRole("dialog").getByRole("button", { name: "Annuleren" }).click();
  await expect(page).toHaveURL(new RegExp(`${merge}$`));
});

test("what_changed_since_stays_and_is_told_when_the_merge_is_undone", async ({ page }) => {
  const { id, version } = await read(page, stays);
  const edited = await page.request.patch(`/api/contacts/${id}`, {
    headers: { origin: process.env.LOKET_E2E_URL ?? "", "if-match": `"${version}"` },
    data: { note: NOTE },
  });
  expect(edited.ok(), await edited.text()).toBe(true);

  await page.goto(merge);
  await expect(page.getByText("Van kracht")).toBeVisible();
  await expect(page.getByRole("list", { name: "Overgenomen waarden" })).toContainText(EMAIL);
  await expect(page.getByRole("region", { name: "Sindsdien" })).toContainText(NOTE);

  await tabTo(page, "Ongedaan maken", "button");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Eén latere wijziging of klantreis blijft bij");
  await dialog.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(dialog).toHaveCount(0);
  const result = page.getByRole("status").filter({ hasText: "zijn weer twee fiches" });
  await expect(result).toBeVisible();
  await expect(page.locator(":focus")).toContainText("zijn weer twee fiches");
  await expect(page.getByRole("region", { name: "Nog te plaatsen" })).toContainText(NOTE);
  await expect(page.getByRole("button", { name: "Ongedaan maken" })).toHaveCount(0);
  await expectAccessible(page);

  expect(await read(page, stays)).toMatchObject({ id: stays.id, name: STAYS, email: null });
  expect(await read(page, goes)).toMatchObject({
    id: goes.id,
    name: GOES,
    email: EMAIL,
    resolved_from: null,
  });
  await result.getByRole("link", { name: `${GOES} openen` }).click();
  await expect(page).toHaveURL(new RegExp(`/app/contacts/${goes.id}$`));
  await expect(page.getByRole("heading", { level: 1, name: GOES })).toBeVisible();
  await expectDossier(page);
});

test("told_apart_they_are_a_pair_no_more_and_the_focus_stays_in_the_list", async ({ page }) => {
  // Another pair stands beside it, whatever else is in the desk.
  await new Desk(page.request).pair();
  const pair = await openPair(page);
  await pair.getByRole("button", { name: "Niet dezelfde…" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Dit kan je hier niet ongedaan maken.");
  await dialog.getByRole("button", { name: "Niet dezelfde", exact: true }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(pair).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 2 }).and(page.locator(":focus"))).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect(pair).toHaveCount(0);

  // The journey is everybody's: it is left as it was found.
  const removed = await page.request.delete(`/api/parties/${party.id}`, {
    headers: { origin: process.env.LOKET_E2E_URL ?? "", "if-match": `"${party.version}"` },
  });
  expect(removed.ok(), await removed.text()).toBe(true);
});
