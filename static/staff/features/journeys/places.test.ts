import { expect, it } from "vitest";
import type { JourneyAddress, Wagon } from "../../api/types";
import { editOf, entryKey, placeActions, placed } from "./places";

function place(id: string, link: Partial<JourneyAddress["link"]> = {}, is_main = false): JourneyAddress {
  const facts = { id: `${id}-${link.dossier_number ?? "all"}`, version: 1, dossier_number: null };
  return { id, text: id, state: "typed", is_main, link: { ...facts, ...link } };
}

const wagons = ["2026-000001", "2026-000002"].map(
  (number): Wagon => ({ number, type: "advice", stage: "request" }),
);
const site = place("site", {}, true);
const other = place("other");
const forOne = place("other", { dossier_number: "2026-000001" });
const keys = (address: JourneyAddress, addresses: JourneyAddress[]) =>
  placeActions(address, addresses, wagons).map(entryKey);

it("the site can only be removed, and only when it is the last address", () => {
  expect(keys(site, [site, other])).toEqual([]);
  expect(keys(site, [site])).toEqual(["remove"]);
});

it("another address becomes the site, counts for one dossier or goes", () => {
  expect(keys(other, [site, other])).toEqual(["main", "2026-000001", "2026-000002", "remove"]);
});

it("an address of one dossier can count for the whole journey, or for another dossier", () => {
  expect(keys(forOne, [site, forOne])).toEqual(["main", "journey", "2026-000002", "remove"]);
});

it("an address with two places is not offered the one it has already", () => {
  expect(keys(forOne, [site, other, forOne])).toEqual(["2026-000002", "remove"]);
  const siteForOne = place("site", { dossier_number: "2026-000001" });
  expect(keys(siteForOne, [site, siteForOne])).toEqual(["2026-000002", "remove"]);
});

it("the site counts for the whole journey", () => {
  expect(editOf({ kind: "main" })).toEqual({ main: true, dossier_number: null });
  expect(editOf({ kind: "journey" })).toEqual({ dossier_number: null });
  expect(editOf({ kind: "dossier", number: "2026-000001" })).toEqual({ dossier_number: "2026-000001" });
});

it("only what counts for the whole journey cannot be added again", () => {
  expect(placed([site, forOne])).toEqual(["site"]);
});
