// What a list of people or organisations shows, as its address says it: shareable, and the back button undoes a choice.

import { useEffect } from "react";
import { useLocation, useSearch } from "wouter";
import type { Noun, RelationQuery } from "../../api/relations";
import { listPath } from "./words";

/** Stands in the address where no filter on the state is wanted. */
export const ANY_STATE = "all";

export interface ListState {
  search: string;
  /** Empty as long as nobody chose. */
  state: string;
}

export function readList(address: string): ListState {
  const parameters = new URLSearchParams(address);
  return { search: parameters.get("search") ?? "", state: parameters.get("state") ?? "" };
}

export function writeList({ search, state }: ListState): string {
  const parameters = new URLSearchParams();
  if (search) parameters.set("search", search);
  if (state) parameters.set("state", state);
  return parameters.toString();
}

/** Records that were put aside show only when asked for, or when something is searched. */
export const shownState = ({ search, state }: ListState) => state || (search ? ANY_STATE : "active");

export function queryOf(list: ListState): RelationQuery {
  const state = shownState(list);
  return {
    ...(list.search ? { search: list.search } : {}),
    ...(state === "active" || state === "inactive" ? { state } : {}),
  };
}

export const isFiltered = ({ search, state }: ListState) => search !== "" || state !== "";

/** `change(next, true)` replaces the present entry of the history: typing on makes no entry per letter. */
export function useListState(noun: Noun) {
  const address = useSearch();
  const list = readList(address);
  const [pathname, navigate] = useLocation();
  useEffect(() => {
    last.set(noun, address ? `${pathname}?${address}` : pathname);
  }, [noun, pathname, address]);
  const change = (next: ListState, isReplacing = false) => {
    const search = writeList(next);
    navigate(search ? `${pathname}?${search}` : pathname, { replace: isReplacing });
  };
  return { list, change };
}

/** The list a record was opened from, with its filters. Only in memory: the search may hold a name. */
const last = new Map<Noun, string>();

export const lastList = (noun: Noun) => last.get(noun) ?? listPath(noun);
