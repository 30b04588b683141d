// The state of the list, kept in the address.

import { useLocation, useSearch } from "wouter";
import { type ListState, readList, writeList } from "./listState";

/** `change(next, true)` replaces the present entry of the history: typing on makes no entry per letter. */
export function useListState(fixedType: string | undefined) {
  const list = readList(useSearch(), fixedType);
  const [pathname, navigate] = useLocation();
  const change = (next: ListState, isReplacing = false) => {
    const search = writeList(next, fixedType);
    navigate(search ? `${pathname}?${search}` : pathname, { replace: isReplacing });
  };
  return { list, change };
}
