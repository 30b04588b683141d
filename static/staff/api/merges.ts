// Records that are probably one: the pairs, their merges, and what says that two are two.

import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { Client } from "openapi-fetch";
import { answer, client, idempotencyKey } from "./client";
import type { FieldName, LikenessReason, Noun, Relation } from "./relations";

/** Pairs of a page: each takes a third of the screen. */
const PAGE_ROWS = 20;

const api = client as unknown as Client<Paths>;

const duplicatesKey = (noun: Noun) => ["duplicates", noun];
const mergeKey = (id: string) => ["merge", id];

/** The pairs of people or organisations, by page; a page may be empty and yet have a next one. */
export function useDuplicates(noun: Noun) {
  return useInfiniteQuery({
    queryKey: duplicatesKey(noun),
    queryFn: ({ pageParam, signal }) => readDuplicates(noun, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    // A list that changes under the reader loses their place in it.
    refetchOnWindowFocus: false,
  });
}

function readDuplicates(noun: Noun, after: string, signal: AbortSignal): Promise<DuplicatePage> {
  const options = { params: { query: { limit: PAGE_ROWS, ...(after ? { after } : {}) } }, signal };
  return noun === "contact"
    ? answer(api.GET("/api/contacts/duplicates", options))
    : answer(api.GET("/api/organisations/duplicates", options));
}

/** A record of a pair as it is now, with its journeys; always read anew, since what is compared is what is merged. */
export function useComparedRecord(noun: Noun, id: string) {
  return useQuery({
    queryKey: ["compared-record", noun, id],
    queryFn: ({ signal }) => readRecord(noun, id, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function readRecord(noun: Noun, id: string, signal: AbortSignal): Promise<Relation> {
  const options = { params: { path: { id } }, signal };
  return noun === "contact"
    ? answer(api.GET("/api/contacts/{id}", options))
    : answer(api.GET("/api/organisations/{id}", options));
}

export function useMergeQuery(id: string) {
  return useQuery({
    queryKey: mergeKey(id),
    queryFn: ({ signal }) => answer(api.GET("/api/merges/{id}", { params: { path: { id } }, signal })),
  });
}

export function useMerge() {
  const keepMerge = useKeepMerge();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: MergeRequest }) =>
      answer(api.POST("/api/merges", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: keepMerge,
  });
}

export function useUndoMerge() {
  const keepMerge = useKeepMerge();
  return useMutation({
    mutationFn: (id: string) => answer(api.DELETE("/api/merges/{id}", { params: { path: { id } } })),
    onSuccess: keepMerge,
  });
}

/** A merge and its undoing change names everywhere: all else is read anew when it is next looked at. */
function useKeepMerge() {
  const queries = useQueryClient();
  return (merge: Merge) => {
    queries.invalidateQueries({
      predicate: ({ queryKey }) => !["session", "catalogue", "settings"].includes(String(queryKey[0])),
      refetchType: "none",
    });
    queries.setQueryData(mergeKey(merge.id), merge);
  };
}

export function useNotDuplicates() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NotDuplicates }) =>
      answer(api.POST("/api/not-duplicates", { params: { header: { "Idempotency-Key": key } }, body })),
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

/** One key as long as the same is sent again, so that a retry does nothing twice. */
export function keysByBody(): (body: unknown) => string {
  let last = { text: "", key: "" };
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== last.text) last = { text, key: idempotencyKey() };
    return last.key;
  };
}

export type MergedSide = "loser" | "survivor";

/** One of a pair. */
export type RecordOfPair = Pick<Relation, FieldName | "id" | "version" | "created_at">;

export interface DuplicatePair {
  one: RecordOfPair;
  other: RecordOfPair;
  /** From 1 to 100. */
  likeness: number;
  reasons: LikenessReason[];
}

export interface DuplicatePage {
  items: DuplicatePair[];
  next?: string | null;
}

export interface MergeRequest {
  noun: Noun;
  loser_id: string;
  survivor_id: string;
  loser_version: number;
  survivor_version: number;
  /** Field → whose value stays; the survivor's when absent. */
  keep: Record<string, MergedSide>;
}

export interface NotDuplicates {
  noun: Noun;
  one_id: string;
  other_id: string;
}

interface MergeSide {
  id: string;
  name: string;
  version: number;
}

interface MergeUser {
  id: string;
  name: string;
}

/** A field of the survivor that got another value. */
export interface MergeEdit {
  at: string;
  field: string;
  before?: string | null;
  after?: string | null;
  actor_name?: string | null;
}

/** A journey in which the survivor became involved. */
export interface MergeLink {
  party_id: string;
  journey_number: string;
  at: string;
  is_removed: boolean;
}

export interface Merge {
  id: string;
  noun: Noun;
  loser: MergeSide;
  survivor: MergeSide;
  merged_at: string;
  merged_by?: MergeUser | null;
  undone_at?: string | null;
  undone_by?: MergeUser | null;
  /** Whether it can be undone now: it is in force, and the survivor was not merged on. */
  undoable: boolean;
  brought: MergeEdit[];
  edits: MergeEdit[];
  links: MergeLink[];
}

interface Answers<Body> {
  responses: { 200: { content: { "application/json": Body } } };
}
interface Made<Body> {
  responses: { 201: { content: { "application/json": Body } } };
}
interface ById {
  parameters: { path: { id: string } };
}
interface ByPage {
  parameters: { query?: { after?: string; limit?: number } };
}
interface Once<Body> {
  parameters: { header: { "Idempotency-Key": string } };
  requestBody: { content: { "application/json": Body } };
}

interface Paths {
  "/api/contacts/duplicates": { get: ByPage & Answers<DuplicatePage> };
  "/api/organisations/duplicates": { get: ByPage & Answers<DuplicatePage> };
  "/api/contacts/{id}": { get: ById & Answers<Relation> };
  "/api/organisations/{id}": { get: ById & Answers<Relation> };
  "/api/merges": { post: Once<MergeRequest> & Made<Merge> };
  "/api/merges/{id}": { get: ById & Answers<Merge>; delete: ById & Answers<Merge> };
  "/api/not-duplicates": { post: Once<NotDuplicates> & Made<NotDuplicates> };
}
