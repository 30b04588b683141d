// What people and organisations and their fields are called, and their values as they are read.

import { useMemo } from "react";
import type { FieldName, Identity, LikenessReason, Noun } from "../../api/relations";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import type { IconName } from "../../ui/Icon";
import { writtenEnterpriseNumber, writtenValue } from "./values";

export const ICONS: Record<Noun, IconName> = { contact: "user", organisation: "building" };

const LISTS = { contact: "contacts", organisation: "organisations" } as const;

export const listPath = (noun: Noun) => path(LISTS[noun]);
export const recordPath = (noun: Noun, id: string) => path(noun, { id });
export const mergePath = (id: string) => path("merge", { id });

export function useFieldLabels(): Record<FieldName, string> {
  const t = useText();
  return useMemo(
    () => ({
      name: t("item-name"),
      enterprise_number: t("enterprise-number"),
      email: t("email"),
      telephone: t("item-telephone"),
      language: t("item-language"),
      preferred_channel: t("contact-preferred-channel"),
      note: t("relation-note"),
    }),
    [t],
  );
}

/** A value in words: keys become their names, numbers are written as people write them. */
export function useValueText(): (field: string, value: string | null | undefined) => string {
  const t = useText();
  return (field, value) => {
    if (!value) return "";
    if (field === "language") return t(`language-${value}`);
    if (field === "preferred_channel") return t(`channel-${value}`);
    return writtenValue(field, value);
  };
}

/** "Zelfde e-mailadres, gelijkende naam": why two are probably one. */
export function useReasonText(): (reasons: LikenessReason[]) => string {
  const t = useText();
  return (reasons) => reasons.map((reason) => t(`likeness-${reason.replaceAll("_", "-")}`)).join(", ");
}

/** What tells somebody from others of the same name, in one line. */
export function identityText({ enterprise_number, email, telephone }: Partial<Identity>): string {
  const parts = [
    enterprise_number && writtenEnterpriseNumber(enterprise_number),
    email,
    writtenValue("telephone", telephone),
  ];
  return parts.filter(Boolean).join(" · ");
}
