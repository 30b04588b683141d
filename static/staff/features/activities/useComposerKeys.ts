// Ctrl+Enter (⌘Enter) saves what is being written, Escape ends it.

import { type RefObject, useEffect, useRef } from "react";

export function useComposerKeys(
  place: RefObject<HTMLElement | null>,
  keys: { isActive: boolean; onSave: () => void; onEscape: () => void },
) {
  const current = useRef(keys);
  current.current = keys;
  const { isActive } = keys;

  useEffect(() => {
    if (!isActive) return;
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || !place.current?.contains(target)) return;
      if (event.key === "Escape") {
        // The list of a field that is open closes first.
        if (target.matches('[role="combobox"][aria-expanded="true"]')) return;
        event.preventDefault();
        current.current.onEscape();
      } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation();
        current.current.onSave();
      }
    };
    // Before the fields, some of which keep the keys to themselves.
    addEventListener("keydown", press, { capture: true });
    return () => removeEventListener("keydown", press, { capture: true });
  }, [isActive, place]);
}
