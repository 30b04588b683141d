// What an event and its fields are called, and their values as they are read.

import { useCallback, useMemo } from "react";
import { useCatalogue } from "../../api/catalogue";
import type { EventField, EventRegistration } from "../../api/events";
import { useDates } from "../../app/dates";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import type { Days } from "./days";

/** The catalogue's list of kinds of events. */
export const KINDS = "event_kind";

export const eventPath = (id: string) => path("event", { id });

export function useFieldLabels(): Record<EventField, string> {
  const t = useText();
  return useMemo(
    () => ({
      name: t("item-name"),
      kind: t("event-kind"),
      place: t("event-place"),
      starts_on: t("event-first-day"),
      ends_on: t("event-last-day"),
      note: t("relation-note"),
    }),
    [t],
  );
}

/** A value in words: keys become their names, days are written as people write them. */
export function useValueText(): (field: EventField, value: string) => string {
  const { optionLabel } = useCatalogue();
  const dates = useDates();
  return (field, value) => {
    if (!value) return "";
    if (field === "kind") return optionLabel(KINDS, value);
    return field === "starts_on" || field === "ends_on" ? dates.date(value) : value;
  };
}

/** "3 okt 2026", or "3 okt 2026 – 4 okt 2026". */
export function useDaysText(): (days: Days) => string {
  const t = useText();
  const { date } = useDates();
  return useCallback(
    ({ starts_on, ends_on }) =>
      ends_on && ends_on !== starts_on
        ? t("capacity-from-to", { from: date(starts_on), to: date(ends_on) })
        : date(starts_on),
    [t, date],
  );
}

/** Who registered: a name, or how many whose names the desk does not keep. */
export function useRegistrantText(): (registration: EventRegistration) => string {
  const t = useText();
  return ({ contact, people }) => contact?.name ?? t("event-visitors", { count: people });
}
