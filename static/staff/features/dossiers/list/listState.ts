// What the dossier list shows, as its address says it: shareable, and the back button undoes a choice.

import type { DossierQuery } from "../../../api/schema";

export const TEXT_FILTERS = ["number", "customer", "address"] as const;
export const CHOICE_FILTERS = ["type", "stage", "subtype", "queue", "assignee", "state"] as const;
type Filter = (typeof TEXT_FILTERS)[number] | (typeof CHOICE_FILTERS)[number];

export const DEFAULT_SORT = "-number";
/** Stands in the address where no filter on the state is wanted. */
export const ANY_STATE = "all";

export interface ListState {
  sort: string;
  /** What the global search box asked for. */
  q: string;
  filters: Partial<Record<Filter, string>>;
}

/** `fixedType`: the list of one type, which its path says. */
export function readList(search: string, fixedType?: string): ListState {
  const parameters = new URLSearchParams(search);
  const filters: ListState["filters"] = {};
  for (const key of [...TEXT_FILTERS, ...CHOICE_FILTERS]) {
    const value = parameters.get(key);
    if (value) filters[key] = value;
  }
  if (fixedType) filters.type = fixedType;
  return { sort: parameters.get("sort") || DEFAULT_SORT, q: parameters.get("q") ?? "", filters };
}

export function writeList({ sort, q, filters }: ListState, fixedType?: string): string {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  for (const [key, value] of Object.entries(filters)) {
    if (value && !(key === "type" && fixedType)) parameters.set(key, value);
  }
  if (sort !== DEFAULT_SORT) parameters.set("sort", sort);
  return parameters.toString();
}

/** Stages and subtypes belong to a type: another type has others. */
export function withFilter(list: ListState, key: Filter, value: string | null): ListState {
  const others = { ...list.filters };
  delete others[key];
  if (key === "type") {
    delete others.stage;
    delete others.subtype;
  }
  return { ...list, filters: value ? { ...others, [key]: value } : others };
}

/** Dossiers that were put aside show only when asked for, or when something is searched. */
export function shownState({ q, filters }: ListState): string {
  return filters.state ?? (q ? ANY_STATE : "active");
}

export function queryOf(list: ListState): DossierQuery {
  const { state: _, ...filters } = list.filters;
  const state = shownState(list);
  return {
    sort: list.sort,
    ...(list.q ? { q: list.q } : {}),
    ...filters,
    ...(state === "active" || state === "inactive" ? { state } : {}),
  };
}

export function isFiltered(list: ListState, fixedType?: string): boolean {
  return list.q !== "" || Object.keys(list.filters).some((key) => !(key === "type" && fixedType));
}
