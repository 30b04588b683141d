// Asks before a page with unsaved changes is left: by a link, by the back button, by closing the window.

import { useEffect, useRef } from "react";
import { type RouterOptions, useLocation } from "wouter";

/** Decides whether the reader may go to an address of the app at once; `proceed` goes there later. */
export type LeaveGuard = (to: string, proceed: () => void) => boolean;

let guard: LeaveGuard | null = null;

/** For the router: every navigation inside the app passes here. */
export const guardedNavigation: NonNullable<RouterOptions["aroundNav"]> = (navigate, to, options) => {
  const proceed = () => navigate(to, options);
  if (!guard || guard(to, proceed)) proceed();
};

/** While `isActive`, `decide` is asked before the reader leaves. */
export function useLeaveGuard(isActive: boolean, decide: LeaveGuard) {
  const [pathname] = useLocation();
  const current = useRef(decide);
  current.current = decide;

  useEffect(() => {
    if (!isActive) return;
    const here = pathname + location.search;
    let isLeaving = false;
    const mine: LeaveGuard = (to, proceed) => current.current(to, proceed);
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    // When the browser goes back the address has already changed: it is put back until the reader has decided. In the
    // capture phase, before the router hears of it.
    const onBack = (event: PopStateEvent) => {
      const proceed = () => {
        isLeaving = true;
        history.back();
      };
      if (isLeaving || mine(location.pathname + location.search, proceed)) return;
      event.stopImmediatePropagation();
      history.pushState(null, "", here);
    };
    guard = mine;
    addEventListener("beforeunload", onUnload);
    addEventListener("popstate", onBack, true);
    return () => {
      if (guard === mine) guard = null;
      removeEventListener("beforeunload", onUnload);
      removeEventListener("popstate", onBack, true);
    };
  }, [isActive, pathname]);
}
