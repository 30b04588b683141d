// Ctrl+S (⌘S) saves.

import { useEffect, useRef } from "react";

export function useSaveShortcut(save: () => void) {
  const current = useRef(save);
  current.current = save;

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s";
      if (!isSave) return;
      event.preventDefault();
      // A number is only taken over when its control loses the focus.
      const focused = document.activeElement;
      if (focused instanceof HTMLInputElement) {
        focused.blur();
        focused.focus({ preventScroll: true });
      }
      setTimeout(() => current.current());
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
