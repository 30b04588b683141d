// Dates of which the day, or the month too, may be unknown: `1987`, `1987-05`, `1987-05-04`. People write them with the
// day first.

/** "04/05/1987", "05/1987" or "1987". */
export function writtenPartialDate(value: string): string {
  return value.split("-").reverse().join("/");
}

/** The value of what was typed: null when empty, the text as typed when it is no date (the server then says so). */
export function parsePartialDate(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return null;
  const parts = text.split(/[/.\-\s]+/).map((part) => part.padStart(2, "0"));
  const isYearFirst = /^\d{4}\b/.test(text);
  const [year, ...rest] = isYearFirst ? parts : parts.reverse();
  const isDate = /^\d{4}$/.test(year ?? "") && rest.length <= 2 && rest.every((part) => /^\d{2}$/.test(part));
  return isDate ? [year, ...rest].join("-") : text;
}
