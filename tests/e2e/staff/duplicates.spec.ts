// Two records of one person or of one address: found, merged, undone, and told apart.

import type { Page } from "@playwright/test";
import { tabTo } from "../support/keyboard.ts";
import { expect, expectAccessible, test } from "../support/test.ts";
import { type Address, Desk } from "./desk.ts";
import { openPair } from "./pairs.ts";

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

const openPeople = (page: Page) => openPair(page, "/app/duplicates", /Tweelin/);
const openAddresses = (page: Page) => openPair(page, "/app/duplicates?noun=address", /Tweelingstr/);

/** The page of the record leads to the dossier. */
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

  const pair = await openPeople(page);
  await expect(pair).toContainText("Zelfde telefoonnummer", { ignoreCase: true });
  await expect(pair).toContainText("% gelijkenis");
  await expect(pair.getByRole("link", { name: STAYS })).toHaveAttribute("href", `/app/contacts/${stays.id}`);
  await expect(pair.getByRole("row", { name: /E-mailadres \(verschilt\)/ })).toContainText(EMAIL);
  await expect(pair.getByRole("rowheader", { name: "Telefoon", exact: true })).toBeVisible();
});

test("they_are_merged_with_a_chosen_name_and_the_survivor_shows_the_others_dossier", async ({ page }) => {
  const pair = await openPeople(page);
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
  const pair = await openPeople(page);
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

const SHORT = "Tweelingstr. 3, 2800 Mechelen";
const SPELLED = "Tweelingstraat 3, 2800 Mechelen";

let short: Address;
let spelled: Address;
let place: { id: string; version: number };

interface Known {
  address: Address & { resolved_from: string | null; dwelling_type: string | null };
}

const known = async (page: Page, { id }: Address) =>
  (await new Desk(page.request).read<Known>(`/api/addresses/${id}`)).address;
const certificates = (page: Page) => page.getByRole("region", { name: "Energiecertificaten" });

test("two_spellings_of_one_address_are_a_pair", async ({ page }) => {
  const desk = new Desk(page.request);
  short = await desk.make("/api/addresses", "twin-short", { text: SHORT });
  const facts = { text: SPELLED, dwelling_type: "single_family_house" };
  spelled = await desk.make("/api/addresses", "twin-spelled", facts);
  await desk.make(`/api/addresses/${spelled.id}/energy-certificates`, "twin-certificate", {
    ...{ kind: "epc", method: "measured", kwh_per_m2_tenths: 2370, drawn_up_on: "2026-03-01" },
  });
  const dossier = await desk.dossier("dossier");
  number = dossier.number;
  place = await desk.make("/api/journey-addresses", "twin-place", {
    ...{ journey_number: dossier.journey.number, address_id: spelled.id },
  });

  const pair = await openAddresses(page);
  await expect(page.getByRole("tab", { name: "Adressen" })).toHaveAttribute("aria-selected", "true");
  await expect(pair).toContainText("Zelfde adres", { ignoreCase: true });
  await expect(pair.getByText("Nog te koppelen")).toHaveCount(2);
  await expect(pair.getByRole("link", { name: SHORT })).toHaveAttribute("href", `/app/addresses/${short.id}`);
  await expect(pair.getByRole("row", { name: /Woningtype \(verschilt\)/ })).toContainText("Eengezinswoning");
});

test("two_addresses_are_merged_and_become_themselves_again", async ({ page }) => {
  const pair = await openAddresses(page);
  await pair.getByRole("button", { name: "Samenvoegen…" }).click();
  const dialog = page.getByRole("dialog");
  const survivor = dialog.getByRole("radiogroup", { name: "Welke fiche blijft?" });
  await survivor.getByText(SHORT, { exact: true }).click();
  const line = dialog.getByRole("radiogroup", { name: "Adres op één regel" });
  await line.getByText(SPELLED, { exact: true }).click();
  // What only the other knows is taken over unasked.
  await expect(dialog.getByRole("radio", { name: "Eengezinswoning" })).toBeChecked();
  await expect(dialog).toContainText(`Bij ${SHORT} komen: 1 klantreis`);
  await expect(dialog).toContainText(`energiecertificaten en werken van ${SPELLED} staan dan bij ${SHORT}`);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Samenvoegen", exact: true }).click();

  await expect(page).toHaveURL(new RegExp(`/app/addresses/${short.id}$`));
  await expect(page.getByRole("heading", { level: 1, name: SPELLED })).toBeVisible();
  await expectDossier(page);
  await expect(certificates(page)).toContainText("EPC");
  await expect(page.getByRole("main")).toContainText("voegde twee fiches van hetzelfde adres samen");
  await expectAccessible(page);
  expect(await known(page, spelled)).toMatchObject({ id: short.id, resolved_from: spelled.id });

  // An old link leads to the one that stayed, whose page leads to the merge.
  await page.goto(`/app/addresses/${spelled.id}`);
  await expect(page).toHaveURL(new RegExp(`/app/addresses/${short.id}$`));
  await page.getByRole("link", { name: `Samenvoeging van ${SPELLED} bekijken` }).click();
  const brought = page.getByRole("list", { name: "Overgenomen waarden" });
  await expect(brought.getByRole("listitem")).toHaveCount(2);
  await expect(brought).toContainText(SPELLED);
  await expect(brought).toContainText("Eengezinswoning");

  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await dialog.getByRole("button", { name: "Ongedaan maken" }).click();
  const result = page.getByRole("status").filter({ hasText: "zijn weer twee fiches" });
  await expect(result).toBeVisible();
  await expectAccessible(page);
  expect(await known(page, short)).toMatchObject({ text: SHORT, dwelling_type: null, resolved_from: null });
  expect(await known(page, spelled)).toMatchObject({ id: spelled.id, text: SPELLED, resolved_from: null });
  await result.getByRole("link", { name: `${SPELLED} openen` }).click();
  await expect(page).toHaveURL(new RegExp(`/app/addresses/${spelled.id}$`));
  await expectDossier(page);
  await expect(certificates(page)).toContainText("EPC");
});

test("the_address_that_the_register_knows_is_the_one_that_stays", async ({ page }) => {
  const origin = process.env.LOKET_E2E_URL ?? "";
  const { id, version } = await known(page, short);
  const matched = await page.request.put(`/api/addresses/${id}/state`, {
    headers: { origin, "if-match": `"${version}"` },
    data: { state: "matched", register_id: String(Date.now()) },
  });
  expect(matched.ok(), await matched.text()).toBe(true);

  const pair = await openAddresses(page);
  await expect(pair.getByText("Gekoppeld", { exact: true })).toBeVisible();
  await pair.getByRole("button", { name: "Samenvoegen…" }).click();
  const dialog = page.getByRole("dialog");
  const survivor = dialog.getByRole("radiogroup", { name: "Welke fiche blijft?" });
  const line = dialog.getByRole("radiogroup", { name: "Adres op één regel" });
  for (const group of [survivor, line]) {
    await expect(group.getByRole("radio", { name: SHORT })).toBeChecked();
    await expect(group.getByRole("radio", { name: SPELLED })).toBeDisabled();
  }
  await expect(survivor).toContainText("is gekoppeld met het adressenregister");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Annuleren" }).click();

  await pair.getByRole("button", { name: "Niet dezelfde…" }).click();
  await dialog.getByRole("button", { name: "Niet dezelfde", exact: true }).click();
  await expect(pair).toHaveCount(0);

  // The journey is everybody's: it is left as it was found.
  const removed = await page.request.delete(`/api/journey-addresses/${place.id}`, {
    headers: { origin, "if-match": `"${place.version}"` },
  });
  expect(removed.ok(), await removed.text()).toBe(true);
});
