// Keeps the focus in a list when the row that had it leaves: the control of the next row takes it.

import { useEffect, useRef } from "react";

/** `controlId` names the control of a row; the result is told which row is about to leave. */
export function useFocusOnNext(ids: string[], controlId: (id: string) => string): (id: string) => void {
  const leaving = useRef<{ id: string; place: number } | null>(null);

  useEffect(() => {
    if (!leaving.current || ids.includes(leaving.current.id)) return;
    const next = ids[Math.min(leaving.current.place, ids.length - 1)];
    leaving.current = null;
    // Whoever went on to something else meanwhile stays there.
    if (document.activeElement !== document.body) return;
    const control = next && document.getElementById(controlId(next));
    (control || document.getElementById("content"))?.focus();
  }, [ids, controlId]);

  return (id) => {
    leaving.current = { id, place: ids.indexOf(id) };
  };
}
