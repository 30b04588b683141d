// The signed-in user, for everything below; sends who is not signed in to the sign-in page and back afterwards.

import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { useSessionEnd, useSessionQuery } from "../api/session";
import type { Action, Me } from "../api/types";
import { ErrorState } from "../ui/States";
import { useIsActive } from "./activity";
import { path } from "./routes";

const SessionContext = createContext<Me | null>(null);

export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSessionQuery();
  const end = useSessionEnd();
  const [location] = useLocation();
  const search = useSearch();
  useProbeAfterIdleExpiry(session.data, session.refetch);

  if (session.data) return <SessionContext value={session.data}>{children}</SessionContext>;
  if (session.isPending) return null;
  if (session.isError) return <ErrorState error={session.error} onRetry={() => session.refetch()} />;
  const parameters = new URLSearchParams();
  const here = search ? `${location}?${search}` : location;
  if (here !== path("home") && end !== "signed-out") parameters.set("next", here);
  if (end === "expired") parameters.set("reason", "expired");
  const query = parameters.toString();
  return <Redirect to={query ? `${path("signIn")}?${query}` : path("signIn")} replace />;
}

export function useMe(): Me {
  const me = useContext(SessionContext);
  if (!me) throw new Error("no SessionGate above this component");
  return me;
}

/** Whether the user's role reaches anything with this action; the API decides per record. */
export function useMay(action: Action): boolean {
  return (useMe().permissions[action] ?? "none") !== "none";
}

/** Asks whether the session still stands only when it should be over: asking earlier would prolong it. */
function useProbeAfterIdleExpiry(me: Me | null | undefined, probe: () => unknown) {
  const isActive = useIsActive();
  const probing = useRef(probe);
  probing.current = probe;
  const expiresAt = me?.idle_expires_at;

  useEffect(() => {
    if (isActive || !expiresAt) return;
    const timer = setTimeout(
      () => probing.current(),
      Math.max(Date.parse(expiresAt) - Date.now(), 0) + 10_000,
    );
    return () => clearTimeout(timer);
  }, [isActive, expiresAt]);
}
