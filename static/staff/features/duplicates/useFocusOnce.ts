// Moves the focus to what has just appeared: the result of an action whose button is gone.

import { useEffect, useRef } from "react";

export function useFocusOnce() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return place;
}
