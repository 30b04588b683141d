// Keeps the chosen one of a row in sight where the row is wider than its place. Only sideways: the page stays put.

import { type RefObject, useEffect } from "react";

/** `chosen` selects the element inside `row`; `key` changes when another is chosen. */
export function useInSight(row: RefObject<HTMLElement | null>, chosen: string, key: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says that another element matches
  useEffect(() => {
    // Collections draw their elements a moment after their frame.
    const drawing = requestAnimationFrame(() => {
      const element = row.current?.querySelector(chosen);
      if (!row.current || !element) return;
      const frame = row.current.getBoundingClientRect();
      const place = element.getBoundingClientRect();
      row.current.scrollLeft += place.left + place.width / 2 - (frame.left + frame.width / 2);
    });
    return () => cancelAnimationFrame(drawing);
  }, [row, chosen, key]);
}
