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
import { answer, client, ifMatch } from "./client";
import { isProblem } from "./problem";
import type { RelationQuery, Schemas } from "./schema";

const PAGE_ROWS = 50;
const TIMELINE_ROWS = 30;
const HITS = 8;
/** The fields of a person or an organisation, in the order of the form. */
export const FIELDS = {
  contact: ["name", "email", "telephone", "language", "preferred_channel", "note"],
  organisation: ["name", "enterprise_number", "email", "telephone", "note"],
} as const satisfies {
  contact: readonly (keyof NewContact)[];
  organisation: readonly (keyof NewOrganisation)[];
};

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
    queryFn: ({ signal }) =>
      readPage(noun, { search, state: "active", limit: HITS, brief: true }, "", signal),
    placeholderData: keepPreviousData,
  });
}

function readPage(
  noun: Noun,
  query: RelationQuery,
  after: string,
  signal: AbortSignal,
): Promise<Page<RelationRow>> {
  const options = { params: { query: { ...query, ...(after ? { after } : {}) } }, signal };
  return answer(client.GET(LIST[noun], options));
}

/** Known ones that are probably meant by what is typed so far; none while the API cannot read it. */
export function useProposals(noun: Noun, typed: Values) {
  return useQuery({
    enabled: Object.values(typed).some(Boolean),
    queryKey: ["proposals", noun, typed],
    queryFn: async ({ signal }): Promise<Proposal[]> =>
      (await answer(client.POST(PROPOSALS[noun], { body: typed, signal }))).items,
    placeholderData: keepPreviousData,
    // What is typed concerns a person: it is not kept longer than it is on the screen.
    gcTime: 0,
  });
}

/** The record `id`, or the one that it was merged into. */
export function useRelation(noun: Noun, id: string) {
  return useQuery({
    queryKey: relationKey(noun, id),
    queryFn: ({ signal }): Promise<Relation> =>
      answer(client.GET(ONE[noun], { params: { path: { id } }, signal })),
  });
}

/** The journeys after those that came with the record; read when they are asked for. */
export function useMoreJourneys(noun: Noun, id: string, next: string | null | undefined) {
  return useInfiniteQuery({
    enabled: false,
    queryKey: [...relationKey(noun, id), "journeys", next],
    queryFn: ({ pageParam, signal }) =>
      answer(client.GET(JOURNEYS[noun], { params: { path: { id }, query: { after: pageParam } }, signal })),
    initialPageParam: next ?? "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useRelationTimeline(noun: Noun, id: string) {
  return useInfiniteQuery<RelationTimelinePage, Error, InfiniteData<RelationTimelinePage>, string[], string>({
    queryKey: ["relation-timeline", noun, id],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET(TIMELINE[noun], {
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
    mutationFn: ({ key, body }: { key: string; body: NewRelation }): Promise<Relation> =>
      answer(client.POST(LIST[noun], { params: { header: { "Idempotency-Key": key } }, body })),
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
    ? answer(client.PATCH(ONE[noun], { params, body: command.change }))
    : answer(client.PUT(STATE[noun], { params, body: { state: command.state } }));
}

/** Shows `record` everywhere; what names it elsewhere is read anew when it is next looked at. */
export function keepRelation(queries: QueryClient, noun: Noun, record: Relation) {
  queries.setQueryData(relationKey(noun, record.id), record);
  for (const key of ["relations", "relation-timeline", "journey", "dossier", "dossiers"]) {
    queries.invalidateQueries({ queryKey: [key] });
  }
}

export type { RelationQuery };

/** What both have, and beside it what only one of them has. */
export type Either<One, Other> = Pick<One, keyof One & keyof Other> &
  Partial<Omit<One, keyof Other> & Omit<Other, keyof One>>;

type NewContact = Schemas["NewContact"];
type NewOrganisation = Schemas["NewOrganisation"];

/** People or organisations. */
export type Noun = Exclude<Schemas["MergeNoun"], "address">;
export type RelationState = Schemas["RelationState"];
export type FieldName = keyof NewRelation;

/** Fields as they are typed; empty ones have no text. */
export type Values = Partial<Record<FieldName, string>>;

/** What is absent stays, null empties. */
export type RelationChange = Either<Schemas["ContactEdit"], Schemas["OrganisationEdit"]>;
export type NewRelation = Either<NewContact, NewOrganisation>;

export type Relation = Either<Schemas["Contact"], Schemas["Organisation"]>;
export type RelationRow = Either<Schemas["ContactRow"], Schemas["OrganisationRow"]>;
export type Proposal = Either<Schemas["ContactProposal"], Schemas["OrganisationProposal"]>;
/** What tells one from another. */
export type Identity = Omit<Proposal, "likeness" | "reasons">;
export type LikenessReason = Schemas["LikenessReason"];

export type Capacity = Schemas["Capacity"];
export type InvolvedJourney = Schemas["InvolvedJourney"];
export type InvolvedDossier = Schemas["InvolvedDossier"];
export type InvolvedPage = Schemas["InvolvedPage"];
export type MergedRecord = Schemas["MergedRecord"];
export type RelationTimelineItem = Schemas["RelationTimelineEntry"];
type RelationTimelinePage = Schemas["RelationTimelinePage"];

interface Page<Row> {
  items: Row[];
  next?: string | null;
}
