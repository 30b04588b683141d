// Going on through pages that are empty and yet have a next one.

interface ReadPage {
  items: unknown[];
  next?: string | null;
}

/** Empty pages in a row that are gone through unasked; each looks at thousands of records. */
export const EMPTY_PAGES_MAX = 10;

/** Whether to read on without being asked: the last page brought nothing, there is more, and `patience` is left. */
export function isWalking(pages: ReadPage[], patience: number): boolean {
  return Boolean(pages.at(-1)?.next) && emptyTail(pages) > 0 && emptyTail(pages) < patience;
}

/** How many pages at the end are empty. */
export function emptyTail(pages: ReadPage[]): number {
  const lastFilled = pages.findLastIndex((page) => page.items.length > 0);
  return pages.length - 1 - lastFilled;
}
