// What the list of addresses shows, as its address says it: shareable, and the back button undoes a choice.

import { useEffect } from "react";
import { useLocation, useSearch } from "wouter";
import type { AddressQuery, AddressState } from "../../api/addresses";
import { path } from "../../app/routes";

export const STATES = ["typed", "matched", "manual"] as const satisfies readonly AddressState[];

export interface ListState {
  q: string;
  /** Null: of any state. */
  state: AddressState | null;
}

export const EVERYTHING: ListState = { q: "", state: null };

export function readList(address: string): ListState {
  const parameters = new URLSearchParams(address);
  const asked = parameters.get("state");
  return { q: parameters.get("q") ?? "", state: STATES.find((state) => state === asked) ?? null };
}

export function writeList({ q, state }: ListState): string {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  if (state) parameters.set("state", state);
  return parameters.toString();
}

export function queryOf({ q, state }: ListState): AddressQuery {
  return { ...(q ? { q } : {}), ...(state ? { state } : {}) };
}

export const isFiltered = ({ q, state }: ListState) => q !== "" || state !== null;

/** `change(next, true)` replaces the present entry of the history: typing on makes no entry per letter. */
export function useListState() {
  const address = useSearch();
  const list = readList(address);
  const [pathname, navigate] = useLocation();
  useEffect(() => {
    last = address ? `${pathname}?${address}` : pathname;
  }, [pathname, address]);
  const change = (next: ListState, isReplacing = false) => {
    const search = writeList(next);
    navigate(search ? `${pathname}?${search}` : pathname, { replace: isReplacing });
  };
  return { list, change };
}

/** The list an address was opened from, with its filters. Only in memory: the search may say where somebody lives. */
let last = path("addresses");

export const lastList = () => last;
