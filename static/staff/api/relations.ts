// People and organisations: lists, records with their journeys and timeline, and the commands on them.

import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { Client } from "openapi-fetch";
import { answer, client, ifMatch } from "./client";
import { isProblem } from "./problem";
import type { TimelineItem } from "./types";

const PAGE_ROWS = 50;
const TIMELINE_ROWS = 30;
const HITS = 8;
/** The fields of a person or an organisation, in the order of the form. */
export const FIELDS = {
  contact: ["name", "email", "telephone", "language", "preferred_channel", "note"],
  organisation: ["name", "enterprise_number", "email", "telephone", "note"],
} as const satisfies Record<Noun, readonly FieldName[]>;

const api = client as unknown as Client<Paths>;

const LIST = { contact: "/api/contacts", organisation: "/api/organisations" } as const;
const ONE = { contact: "/api/contacts/{id}", organisation: "/api/organisations/{id}" } as const;
const STATE = { contact: "/api/contacts/{id}/state", organisation: "/api/organisations/{id}/state" } as const;
const JOURNEYS = {
  contact: "/api/contacts/{id}/journeys",
  organisation: "/api/organisations/{id}/journeys",
} as const;
const TIMELINE = {
  contact: "/api/contacts/{id}/timeline",
  organisation: "/api/organisations/{id}/timeline",
} as const;
const PROPOSALS = {
  contact: "/api/contacts/proposals",
  organisation: "/api/organisations/proposals",
} as const;

const relationKey = (noun: Noun, id: string) => ["relation", noun, id];

export function useRelations(noun: Noun, query: RelationQuery) {
  return useInfiniteQuery({
    queryKey: ["relations", noun, query],
    queryFn: ({ pageParam, signal }) => readPage(noun, { ...query, limit: PAGE_ROWS }, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The first few in use that contain `search`, to choose among while typing. */
export function useHits(noun: Noun, search: string) {
  return useQuery({
    enabled: search !== "",
    queryKey: ["relations", noun, "hits", search],
    queryFn: ({ signal }) => readPage(noun, { search, state: "active", limit: HITS }, "", signal),
    placeholderData: keepPreviousData,
  });
}

function readPage(noun: Noun, query: RelationQuery & { limit: number }, after: string, signal: AbortSignal) {
  const options = { params: { query: { ...query, ...(after ? { after } : {}) } }, signal };
  return answer(api.GET(LIST[noun], options));
}

/** Known ones that are probably meant by what is typed so far; none while the API cannot read it. */
export function useProposals(noun: Noun, typed: Values) {
  return useQuery({
    enabled: Object.values(typed).some(Boolean),
    queryKey: ["proposals", noun, typed],
    queryFn: async ({ signal }) => (await answer(api.POST(PROPOSALS[noun], { body: typed, signal }))).items,
    placeholderData: keepPreviousData,
    // What is typed concerns a person: it is not kept longer than it is on the screen.
    gcTime: 0,
  });
}

/** The record `id`, or the one that it was merged into. */
export function useRelation(noun: Noun, id: string) {
  return useQuery({
    queryKey: relationKey(noun, id),
    queryFn: ({ signal }) => answer(api.GET(ONE[noun], { params: { path: { id } }, signal })),
  });
}

/** The journeys after those that came with the record; read when they are asked for. */
export function useMoreJourneys(noun: Noun, id: string, next: string | null | undefined) {
  return useInfiniteQuery({
    enabled: false,
    queryKey: [...relationKey(noun, id), "journeys", next],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(JOURNEYS[noun], { params: { path: { id }, query: { after: pageParam } }, signal })),
    initialPageParam: next ?? "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useRelationTimeline(noun: Noun, id: string) {
  return useInfiniteQuery<RelationTimelinePage, Error, InfiniteData<RelationTimelinePage>, string[], string>({
    queryKey: ["relation-timeline", noun, id],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(TIMELINE[noun], {
          params: {
            path: { id },
            query: { limit: TIMELINE_ROWS, ...(pageParam ? { after: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useCreateRelation(noun: Noun) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NewRelation }) =>
      answer(api.POST(LIST[noun], { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: (made) => keepRelation(queries, noun, made),
  });
}

/** A change to a record, decided on the version that was on the screen. */
export type RelationCommand =
  | { kind: "edit"; change: RelationChange }
  | { kind: "state"; state: RelationState };

export function useRelationCommand(noun: Noun) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ on, command }: { on: Relation; command: RelationCommand }) => send(noun, on, command),
    onSuccess: (changed) => keepRelation(queries, noun, changed),
    onError: (error) => {
      if (isProblem(error, 412) && error.current) keepRelation(queries, noun, error.current as Relation);
    },
  });
}

function send(noun: Noun, on: Relation, command: RelationCommand): Promise<Relation> {
  const params = { path: { id: on.id }, header: ifMatch(on.version) };
  return command.kind === "edit"
    ? answer(api.PATCH(ONE[noun], { params, body: command.change }))
    : answer(api.PUT(STATE[noun], { params, body: { state: command.state } }));
}

/** Shows `record` everywhere; what names it elsewhere is read anew when it is next looked at. */
export function keepRelation(queries: QueryClient, noun: Noun, record: Relation) {
  queries.setQueryData(relationKey(noun, record.id), record);
  for (const key of ["relations", "relation-timeline", "journey", "dossier", "dossiers"]) {
    queries.invalidateQueries({ queryKey: [key] });
  }
}

export type Noun = "contact" | "organisation";
export type RelationState = "active" | "inactive";

export type FieldName =
  | "name"
  | "enterprise_number"
  | "email"
  | "telephone"
  | "language"
  | "preferred_channel"
  | "note";

/** Fields as they are typed; empty ones have no text. */
export type Values = Partial<Record<FieldName, string>>;

/** What is absent stays, null empties. */
export type RelationChange = Partial<Record<FieldName, string | null>>;
export type NewRelation = RelationChange & { name: string };

export interface RelationQuery {
  search?: string;
  state?: RelationState;
}

export type LikenessReason =
  | "same_number"
  | "same_email"
  | "same_telephone"
  | "same_name"
  | "swapped_name"
  | "similar_name"
  | "same_address"
  | "similar_address";

/** What tells one from another. */
export interface Identity {
  id: string;
  name: string;
  enterprise_number?: string | null;
  email?: string | null;
  telephone?: string | null;
}

export interface RelationRow extends Identity {
  version: number;
  state: string;
  /** How many journeys the reader may see; counts stop at 1000. */
  journeys: number;
}

export interface Proposal extends Identity {
  /** From 1 to 100. */
  likeness: number;
  reasons: LikenessReason[];
}

export interface Capacity {
  id: string;
  /** Key of a role. */
  role: string;
  /** The only dossier in which it counts; in the whole journey without. */
  dossier_number?: string | null;
  from?: string | null;
  to?: string | null;
}

export interface InvolvedJourney {
  number: string;
  address?: string | null;
  dossiers: InvolvedDossier[];
  parties: { id: string; version: number; is_primary: boolean; capacities: Capacity[] }[];
}

export interface InvolvedDossier {
  number: string;
  type: string;
  subtype?: string | null;
  stage: string;
  assignee_name?: string | null;
  due_date?: string | null;
}

export interface InvolvedPage {
  items: InvolvedJourney[];
  next?: string | null;
}

export interface MergedRecord {
  merge_id: string;
  id: string;
  name: string;
  merged_at: string;
  undoable: boolean;
}

export interface Relation extends Identity {
  version: number;
  state: string;
  language?: string;
  preferred_channel?: string | null;
  note?: string | null;
  /** The id that was asked for, when it was merged into this record. */
  resolved_from?: string | null;
  merged: MergedRecord[];
  journeys: InvolvedPage;
  allowed: { edit: boolean; merge: boolean; deactivate: boolean };
  /** How many national register numbers were masked in what was just sent. */
  masked: number;
  created_at: string;
  updated_at: string;
}

export type RelationTimelineItem = TimelineItem & { journey_number?: string | null };

interface RelationTimelinePage {
  items: RelationTimelineItem[];
  next?: string | null;
}

interface Page<Row> {
  items: Row[];
  next?: string | null;
}
interface Answers<Body> {
  responses: { 200: { content: { "application/json": Body } } };
}
interface Made<Body> {
  responses: { 201: { content: { "application/json": Body } } };
}
interface Takes<Body> {
  requestBody: { content: { "application/json": Body } };
}
interface ById {
  parameters: { path: { id: string } };
}
interface ByIdAndPage {
  parameters: { path: { id: string }; query?: { after?: string; limit?: number } };
}
interface ByVersion {
  parameters: { path: { id: string }; header: { "If-Match": string } };
}
interface ListPath {
  get: {
    parameters: { query?: RelationQuery & { after?: string; limit?: number } };
  } & Answers<Page<RelationRow>>;
  post: { parameters: { header: { "Idempotency-Key": string } } } & Takes<NewRelation> & Made<Relation>;
}
interface OnePath {
  get: ById & Answers<Relation>;
  patch: ByVersion & Takes<RelationChange> & Answers<Relation>;
}
interface StatePath {
  put: ByVersion & Takes<{ state: RelationState }> & Answers<Relation>;
}
interface JourneysPath {
  get: ByIdAndPage & Answers<InvolvedPage>;
}
interface TimelinePath {
  get: ByIdAndPage & Answers<RelationTimelinePage>;
}
interface ProposalsPath {
  post: Takes<Values> & Answers<{ items: Proposal[] }>;
}
interface Paths {
  "/api/contacts": ListPath;
  "/api/organisations": ListPath;
  "/api/contacts/{id}": OnePath;
  "/api/organisations/{id}": OnePath;
  "/api/contacts/{id}/state": StatePath;
  "/api/organisations/{id}/state": StatePath;
  "/api/contacts/{id}/journeys": JourneysPath;
  "/api/organisations/{id}/journeys": JourneysPath;
  "/api/contacts/{id}/timeline": TimelinePath;
  "/api/organisations/{id}/timeline": TimelinePath;
  "/api/contacts/proposals": ProposalsPath;
  "/api/organisations/proposals": ProposalsPath;
}
