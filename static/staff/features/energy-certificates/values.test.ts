import { describe, expect, it } from "vitest";
import type { EnergyCertificate } from "../../api/energyCertificates";
import { changeOf } from "../records/values";
import { isExpired, newCertificate, REQUIRED, START, valuesOf } from "./values";

const epc: EnergyCertificate = {
  id: "e1",
  version: 2,
  address_id: "a1",
  address_text: "Bruul 12, 2800 Mechelen",
  kind: "epc",
  method: "measured",
  label: "C",
  kwh_per_m2_tenths: 2345,
  e_level: null,
  common_parts: false,
  drawn_up_on: "2020-05-18",
  valid_until: "2030-05-18",
  certificate_number: null,
  contradicting_label: null,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
};

describe("what a form holds", () => {
  const values = valuesOf(epc);

  it("is no change as long as it says what the certificate says", () => {
    expect(changeOf(values, values, REQUIRED)).toEqual({});
  });

  it("carries a label that was emptied, for the energy use to give it", () => {
    const changed = { ...values, label: "", kwh_per_m2_tenths: 1990, common_parts: true };
    expect(changeOf(values, changed, REQUIRED)).toEqual({
      label: null,
      kwh_per_m2_tenths: 1990,
      common_parts: true,
    });
  });
});

describe("newCertificate", () => {
  it("sends nothing where nothing was filled in", () => {
    expect(newCertificate({ ...START, e_level: -20, certificate_number: " " })).toEqual({
      kind: "epc",
      method: "measured",
      common_parts: false,
      kwh_per_m2_tenths: null,
      label: null,
      e_level: -20,
      drawn_up_on: null,
      certificate_number: null,
    });
  });
});

describe("isExpired", () => {
  it("is the day after the last day on which it is valid", () => {
    expect(isExpired(epc, "2030-05-18")).toBe(false);
    expect(isExpired(epc, "2030-05-19")).toBe(true);
    expect(isExpired({ valid_until: null }, "2030-05-19")).toBe(false);
  });
});
