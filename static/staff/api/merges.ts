// Records that are probably one: the pairs, their merges, and what says that two are two.

import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { AddressPassport } from "./addresses";
import { answer, client } from "./client";
import { type Either, FIELDS, type Relation } from "./relations";
import type { Schemas, With } from "./schema";

/** Pairs of a page: each takes a third of the screen. */
const PAGE_ROWS = 20;

/** What two records are compared in, in the order of the form. The line of an address stands for its parts. */
export const MERGE_FIELDS = {
  ...FIELDS,
  address: [
    "text",
    "parcel_number",
    "dwelling_type",
    "apartment_situation",
    "building_type",
    "construction_year",
    "floor_area_m2_tenths",
    "energy_carrier",
    "heritage",
    "building_id",
  ],
} as const satisfies Record<MergeNoun, readonly string[]>;

const PAIRS = {
  contact: "/api/contacts/duplicates",
  organisation: "/api/organisations/duplicates",
  address: "/api/addresses/duplicates",
} as const;

const duplicatesKey = (noun: MergeNoun) => ["duplicates", noun];
const mergeKey = (id: string) => ["merge", id];

/** The pairs of a noun, by page; a page may be empty and yet have a next one. */
export function useDuplicates(noun: MergeNoun) {
  return useInfiniteQuery({
    queryKey: duplicatesKey(noun),
    queryFn: ({ pageParam, signal }) => readDuplicates(noun, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    // A list that changes under the reader loses their place in it.
    refetchOnWindowFocus: false,
  });
}

function readDuplicates(noun: MergeNoun, after: string, signal: AbortSignal): Promise<DuplicatePage> {
  const options = { params: { query: { limit: PAGE_ROWS, ...(after ? { after } : {}) } }, signal };
  return answer(client.GET(PAIRS[noun], options));
}

/** A record of a pair as it is now, with its journeys; always read anew, since what is compared is what is merged. */
export function useComparedRecord(noun: MergeNoun, id: string) {
  return useQuery({
    queryKey: ["compared-record", noun, id],
    queryFn: ({ signal }) => readRecord(noun, id, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function readRecord(noun: MergeNoun, id: string, signal: AbortSignal): Promise<ComparedRecord> {
  const options = { params: { path: { id } }, signal };
  switch (noun) {
    case "contact":
      return answer(client.GET("/api/contacts/{id}", options));
    case "organisation":
      return answer(client.GET("/api/organisations/{id}", options));
    case "address": {
      const { address, ...known } = await answer(client.GET("/api/addresses/{id}", options));
      return { ...known, ...address };
    }
  }
}

export function useMergeQuery(id: string) {
  return useQuery({
    queryKey: mergeKey(id),
    queryFn: ({ signal }) => answer(client.GET("/api/merges/{id}", { params: { path: { id } }, signal })),
  });
}

export function useMerge() {
  const keepMerge = useKeepMerge();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: MergeRequest }) =>
      answer(client.POST("/api/merges", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: keepMerge,
  });
}

export function useUndoMerge() {
  const keepMerge = useKeepMerge();
  return useMutation({
    mutationFn: (id: string) => answer(client.DELETE("/api/merges/{id}", { params: { path: { id } } })),
    onSuccess: keepMerge,
  });
}

/**
 * A merge and its undoing change names everywhere: all else is read anew when it is next looked at. The two records are
 * forgotten: what was known of the one led to the other, or no longer does.
 */
function useKeepMerge() {
  const queries = useQueryClient();
  return (merge: Merge) => {
    queries.invalidateQueries({
      predicate: ({ queryKey }) => !["session", "catalogue", "settings"].includes(String(queryKey[0])),
      refetchType: "none",
    });
    const two = [merge.loser.id, merge.survivor.id];
    queries.removeQueries({
      type: "inactive",
      predicate: ({ queryKey }) => queryKey.some((part) => two.includes(String(part))),
    });
    queries.setQueryData(mergeKey(merge.id), merge);
  };
}

export function useNotDuplicates() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NotDuplicates }) =>
      answer(client.POST("/api/not-duplicates", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: async (_, { body }) => {
      const queryKey = duplicatesKey(body.noun);
      // A page on its way would bring the pair back.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData<InfiniteData<DuplicatePage, string>>(
        queryKey,
        (list) => list && { ...list, pages: list.pages.map((page) => without(page, body)) },
      );
    },
  });
}

function without(page: DuplicatePage, { one_id, other_id }: NotDuplicates): DuplicatePage {
  return {
    ...page,
    items: page.items.filter(({ one, other }) => one.id !== one_id || other.id !== other_id),
  };
}

type AddressOfPair = Schemas["AddressOfPair"];
type RelationOfPair = Either<Schemas["ContactOfPair"], Schemas["OrganisationOfPair"]>;

export type MergeNoun = Schemas["MergeNoun"];
export type MergeField = (typeof MERGE_FIELDS)[MergeNoun][number];

/** What two records are compared by, whatever they are of. */
export type Compared = Omit<Either<RelationOfPair, AddressOfPair>, "state">;
/** One of a pair. */
export type RecordOfPair = Compared & Partial<Pick<AddressOfPair, "state">>;
/** One of a pair as it is now, with what hangs on it. */
export type ComparedRecord = Compared &
  Pick<Relation, "state" | "merged"> &
  Partial<Pick<AddressPassport, "building" | "certificates" | "works">> & { journeys: ComparedJourneys };

interface ComparedJourneys {
  items: { dossiers: unknown[] }[];
  next?: string | null;
}

export type DuplicatePair = With<Schemas["ContactPair"], { one: RecordOfPair; other: RecordOfPair }>;
export type DuplicatePage = With<Schemas["ContactDuplicates"], { items: DuplicatePair[] }>;

export type MergedSide = Schemas["MergedSide"];
export type MergeRequest = Schemas["MergeRequest"];
export type NotDuplicates = Schemas["NotDuplicates"];
export type MergeEdit = Schemas["MergeEdit"];
export type MergeLink = Schemas["MergeLink"];
export type Merge = Schemas["Merge"];
