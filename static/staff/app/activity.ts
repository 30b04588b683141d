// Whether somebody is at the screen. Polling stops when nobody is: it would keep an abandoned session alive.

import { useSyncExternalStore } from "react";

const AWAY_MS = 5 * 60_000;

let isActive = true;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(active: boolean) {
  if (active === isActive) return;
  isActive = active;
  for (const listener of listeners) listener();
}

function noticed() {
  set(true);
  clearTimeout(timer);
  timer = setTimeout(() => set(false), AWAY_MS);
}

/** Starts watching; called once at the start of the app. */
export function watchActivity() {
  for (const event of ["pointerdown", "pointermove", "keydown", "wheel"]) {
    addEventListener(event, noticed, { passive: true });
  }
  noticed();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useIsActive(): boolean {
  return useSyncExternalStore(subscribe, () => isActive);
}

/** The interval for a query that follows what others do; none while nobody is there. */
export function usePolling(intervalMs: number): number | false {
  return useIsActive() ? intervalMs : false;
}
