// Asks before a page with unsaved changes is left: by a link, by the back button, by closing the window.

import { useEffect, useRef } from "react";
import { type RouterOptions, useLocation } from "wouter";

/** Decides whether the reader may go to an address of the app at once; `proceed` goes there later. */
export type LeaveGuard = (to: string, proceed: () => void) => boolean;

let guard: { decide: LeaveGuard; here: string } | null = null;

/** For the router: every navigation inside the app passes here. */
export const guardedNavigation: NonNullable<RouterOptions["aroundNav"]> = (navigate, to, options) => {
  const proceed = () => navigate(to, options);
  if (!guard || guard.decide(to, proceed)) proceed();
};

/**
 * Listens for the browser's back and forward buttons; called once at the start of the app, since the router must not
 * hear of them first. The address has changed by then: it is put back until the reader has decided.
 */
export function watchHistory() {
  addEventListener("popstate", (event) => {
    if (!guard) return;
    const proceed = () => {
      guard = null;
      history.back();
    };
    if (guard.decide(location.pathname + location.search, proceed)) return;
    event.stopImmediatePropagation();
    history.pushState(null, "", guard.here);
  });
}

/** While `isActive`, `decide` is asked before the reader leaves. */
export function useLeaveGuard(isActive: boolean, decide: LeaveGuard) {
  const [pathname] = useLocation();
  const current = useRef(decide);
  current.current = decide;

  useEffect(() => {
    if (!isActive) return;
    const mine = {
      decide: (to: string, proceed: () => void) => current.current(to, proceed),
      here: pathname + location.search,
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    guard = mine;
    addEventListener("beforeunload", onUnload);
    return () => {
      if (guard === mine) guard = null;
      removeEventListener("beforeunload", onUnload);
    };
  }, [isActive, pathname]);
}
