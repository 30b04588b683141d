// Dates and times as the desk reads them: in Belgium's time zone and in the reader's language.

import { useDates } from "../app/dates";

/** A date (`2026-11-23`), or the day of an instant. */
export function DateText({ value }: { value: string | null | undefined }) {
  const dates = useDates();
  return value ? <time dateTime={value}>{dates.date(value)}</time> : <>–</>;
}

/** An instant with its time of day. */
export function DateTimeText({ value }: { value: string }) {
  const dates = useDates();
  return <time dateTime={value}>{dates.dateTime(value)}</time>;
}

/** How long ago, in words; the exact moment on hover. */
export function AgeText({ value }: { value: string }) {
  const dates = useDates();
  return (
    <time dateTime={value} title={dates.dateTime(value)}>
      {dates.age(value)}
    </time>
  );
}
