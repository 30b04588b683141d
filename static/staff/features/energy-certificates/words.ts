// What is on an energy certificate, in words.

import { useMemo } from "react";
import { useDates } from "../../app/dates";
import { useText } from "../../app/i18n";
import { useMeasures } from "../addresses/measures";
import type { CertificateField } from "./values";

export function useFieldLabels(): Record<CertificateField, string> {
  const t = useText();
  return useMemo(
    () => ({
      kind: t("certificate-kind"),
      method: t("certificate-method"),
      common_parts: t("common-parts"),
      kwh_per_m2_tenths: t("energy-use"),
      label: t("energy-label"),
      e_level: t("e-level"),
      drawn_up_on: t("certificate-drawn-up"),
      certificate_number: t("certificate-number"),
    }),
    [t],
  );
}

type CertificateValue = string | number | boolean | null | undefined;

export function useValueText(): (field: CertificateField, value: CertificateValue) => string {
  const t = useText();
  const dates = useDates();
  const { energyUse } = useMeasures();
  return (field, value) => {
    if (typeof value === "boolean") return value ? t("yes") : t("no");
    if (value === null || value === undefined || value === "") return "";
    if (field === "kwh_per_m2_tenths") return energyUse(Number(value));
    if (field === "drawn_up_on") return dates.date(String(value));
    if (field === "kind") return t(`certificate-${value}`);
    return field === "method" ? t(`certificate-${value}`) : String(value);
  };
}
