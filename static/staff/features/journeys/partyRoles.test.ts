import { expect, it } from "vitest";
import { atControl, missingRoles, rowsOf, sameRoles, wantedOf } from "./partyRoles";

const tenant = { role: "tenant", dossier_number: null, from: "2026-01-01", to: null };
const owner = { role: "landlord", dossier_number: "2026-000123", from: null, to: null };

it("says the same after filling in nothing", () => {
  expect(wantedOf(rowsOf([tenant, owner]))).toEqual([tenant, owner]);
});

it("starts with a row for who has no capacity yet", () => {
  expect(rowsOf([])).toHaveLength(1);
  expect(wantedOf(rowsOf([]))[0]?.role).toBe("");
});

it("misses the role of a row before anything is sent", () => {
  expect(missingRoles(rowsOf([tenant]))).toBeNull();
  expect(missingRoles([...rowsOf([tenant]), ...rowsOf([])])?.errors).toEqual({
    "roles.1.role": ["required"],
  });
});

it("compares lists whatever their order", () => {
  expect(sameRoles([tenant, owner], [{ role: "landlord", dossier_number: "2026-000123" }, tenant])).toBe(
    true,
  );
  expect(sameRoles([tenant], [{ ...tenant, to: "2026-02-01" }])).toBe(false);
});

it("brings the fault of a row to its first control", () => {
  const field = (name: string) => atControl({ field: name, message: "" }).field;
  expect([field("roles"), field("roles.1"), field("roles.1.from"), field("contact_id")]).toEqual([
    "roles.0.role",
    "roles.1.role",
    "roles.1.from",
    "",
  ]);
});
