// Types, stages, fields and options: loaded once, looked up by key.

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Labels, useLabel } from "../app/i18n";
import type { Option } from "../ui/Select";
import { answer, client } from "./client";
import type { Catalogue, DossierType, Field, Subtype } from "./types";

export function useCatalogueQuery() {
  return useQuery({
    queryKey: ["catalogue"],
    queryFn: ({ signal }) => answer(client.GET("/api/catalogue", { signal })) as Promise<Catalogue>,
    staleTime: 300_000,
  });
}

/** The lists of the catalogue whose entries have a key of their own. */
type ListName = "types" | "queues" | "sources" | "projects" | "roles" | "themes" | "work_kinds";

export interface CatalogueReader {
  catalogue: Catalogue | undefined;
  /** The text of an entry; the key itself when the catalogue does not know it. */
  label: (list: ListName, key: string | null | undefined) => string;
  subtypeLabel: (type: string, subtype: string | null | undefined) => string;
  stageLabel: (type: string, stage: string) => string;
  optionLabel: (list: string, key: string) => string;
  /** Active entries to choose among; `keep` stays although it was switched off. */
  options: (list: ListName, keep?: string | null) => Option[];
  subtypeOptions: (type: string, keep?: string | null) => Option[];
  listOptions: (list: string, keep?: string[]) => Option[];
  type: (key: string) => DossierType | undefined;
  field: (key: string) => Field | undefined;
  text: (labels: Labels | null | undefined) => string;
}

export function useCatalogue(): CatalogueReader {
  const { data } = useCatalogueQuery();
  const text = useLabel();
  return useMemo(() => reader(data, text), [data, text]);
}

interface Labelled {
  key: string;
  labels: Labels;
  active: boolean;
}

function reader(catalogue: Catalogue | undefined, text: CatalogueReader["text"]): CatalogueReader {
  const types = new Map(catalogue?.types.map((type) => [type.key, type]));
  const fields = new Map(catalogue?.fields.map((field) => [field.key, field]));
  const find = (entries: { key: string; labels: Labels }[] | undefined, key: string | null | undefined) =>
    text(entries?.find((entry) => entry.key === key)?.labels) || (key ?? "");
  const choices = (entries: Labelled[] | undefined, keep: (string | null | undefined)[]): Option[] =>
    (entries ?? [])
      .filter((entry) => entry.active || keep.includes(entry.key))
      .map((entry) => ({ key: entry.key, label: text(entry.labels) }));
  const subtypesOf = (type: string): Subtype[] =>
    catalogue?.subtypes.filter((subtype) => subtype.type === type) ?? [];
  const optionsOf = (list: string) => catalogue?.options.filter((option) => option.list === list);

  return {
    catalogue,
    label: (list, key) => find(catalogue?.[list], key),
    subtypeLabel: (type, subtype) => find(subtypesOf(type), subtype),
    stageLabel: (type, stage) => find(types.get(type)?.stages, stage),
    optionLabel: (list, key) => find(optionsOf(list), key),
    options: (list, keep) => choices(catalogue?.[list], [keep]),
    subtypeOptions: (type, keep) => choices(subtypesOf(type), [keep]),
    listOptions: (list, keep = []) => choices(optionsOf(list), keep),
    type: (key) => types.get(key),
    field: (key) => fields.get(key),
    text,
  };
}
