// Asks before a page with unsaved changes is left: by a link, by the back button, by closing the window.

import { useEffect, useRef } from "react";
import { type RouterOptions, useLocation } from "wouter";

/** Decides whether the reader may go to an address of the app at once; `proceed` goes there later. */
export type LeaveGuard = (to: string, proceed: () => void) => boolean;

interface Guard {
  decide: LeaveGuard;
  here: string;
}

/** Several forms may have something unsaved; the one that has been so for the shortest is asked first. */
let guards: Guard[] = [];

/** Asks one after the other; who refuses goes on with the next when the reader decided to leave. */
function mayLeave([first, ...others]: Guard[], to: string, proceed: () => void): boolean {
  if (!first) return true;
  const goOn = () => {
    if (mayLeave(others, to, proceed)) proceed();
  };
  return first.decide(to, goOn) && mayLeave(others, to, proceed);
}

/** For the router: every navigation inside the app passes here. */
export const guardedNavigation: NonNullable<RouterOptions["aroundNav"]> = (navigate, to, options) => {
  const proceed = () => navigate(to, options);
  if (mayLeave(guards, to, proceed)) proceed();
};

/**
 * Listens for the browser's back and forward buttons; called once at the start of the app, since the router must not
 * hear of them first. The address has changed by then: it is put back until the reader has decided.
 */
export function watchHistory() {
  addEventListener("popstate", (event) => {
    const [first] = guards;
    if (!first) return;
    const proceed = () => {
      guards = [];
      history.back();
    };
    if (mayLeave(guards, location.pathname + location.search, proceed)) return;
    event.stopImmediatePropagation();
    history.pushState(null, "", first.here);
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
    guards = [mine, ...guards];
    addEventListener("beforeunload", onUnload);
    return () => {
      guards = guards.filter((guard) => guard !== mine);
      removeEventListener("beforeunload", onUnload);
    };
  }, [isActive, pathname]);
}
