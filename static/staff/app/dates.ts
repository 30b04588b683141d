// Dates and times in the reader's language. The desk works in Belgium's time zone, wherever the reader is.

import { useMemo } from "react";
import { type Language, LOCALES, useLanguage } from "./i18n";

const TIME_ZONE = "Europe/Brussels";
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const YEAR_OR_MONTH = /^\d{4}(-\d{2})?$/;

export interface Dates {
  /** "23 nov 2026"; a year or a month stands as it is. */
  date: (value: string) => string;
  dateTime: (instant: string) => string;
  time: (instant: string) => string;
  /** The day in Belgium, `YYYY-MM-DD`, to group by. */
  day: (instant: string) => string;
  /** "maandag 23 november 2026" */
  dayHeading: (instant: string) => string;
  /** "3 uur geleden" */
  age: (instant: string, now?: Date) => string;
}

export function useDates(): Dates {
  const language = useLanguage();
  return useMemo(() => datesIn(language), [language]);
}

export function datesIn(language: Language): Dates {
  const locale = LOCALES[language];
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: TIME_ZONE });
  const dateTime = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: TIME_ZONE,
  });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: TIME_ZONE });
  const dayHeading = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: TIME_ZONE });
  const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: TIME_ZONE });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return {
    date: (value) => (YEAR_OR_MONTH.test(value) ? value : date.format(parse(value))),
    dateTime: (instant) => dateTime.format(parse(instant)),
    time: (instant) => time.format(parse(instant)),
    day: (instant) => day.format(parse(instant)),
    dayHeading: (instant) => dayHeading.format(parse(instant)),
    age: (instant, now = new Date()) => {
      const [count, unit] = span(parse(instant), now);
      return relative.format(count, unit);
    },
  };
}

/** Today in Belgium, `YYYY-MM-DD`. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: TIME_ZONE }).format(new Date());
}

/** A date has no time: noon keeps it on its day in Belgium. */
function parse(value: string): Date {
  return new Date(DATE_ONLY.test(value) ? `${value}T12:00:00Z` : value);
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

function span(from: Date, to: Date): [number, Intl.RelativeTimeFormatUnit] {
  const seconds = (from.getTime() - to.getTime()) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return [Math.trunc(seconds / length), unit];
  }
  return [0, "second"];
}
