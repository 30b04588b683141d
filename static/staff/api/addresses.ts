// Addresses: the list, what is known at one, and the commands on it.

import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client, ifMatch } from "./client";
import { isProblem } from "./problem";
import type { AddressQuery, Schemas } from "./schema";

const PAGE_ROWS = 50;
const TIMELINE_ROWS = 30;
const HITS = 8;

const addressKey = (id: string) => ["address", id];

export function useAddresses(query: AddressQuery) {
  return useInfiniteQuery({
    queryKey: ["addresses", query],
    queryFn: ({ pageParam, signal }) => readPage({ ...query, limit: PAGE_ROWS }, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The first few that contain `q`, to choose among while typing. */
export function useAddressHits(q: string) {
  return useQuery({
    enabled: q !== "",
    queryKey: ["addresses", "hits", q],
    queryFn: ({ signal }) => readPage({ q, sort: "-created", limit: HITS, brief: true }, "", signal),
    placeholderData: keepPreviousData,
  });
}

function readPage(query: AddressQuery, after: string, signal: AbortSignal) {
  return answer(
    client.GET("/api/addresses", { params: { query: { ...query, ...(after ? { after } : {}) } }, signal }),
  );
}

/** Known ones that are probably meant by what is typed so far; none while the API cannot read it. */
export function useAddressProposals(typed: AddressDraft) {
  return useQuery({
    enabled: Object.values(typed).some(Boolean),
    queryKey: ["proposals", "address", typed],
    queryFn: async ({ signal }) =>
      (await answer(client.POST("/api/addresses/proposals", { body: typed, signal }))).items,
    placeholderData: keepPreviousData,
    // What is typed may be where somebody lives: it is not kept longer than it is on the screen.
    gcTime: 0,
  });
}

/** All that is known at the address `id`, or at the one that it was merged into. */
export function useAddress(id: string) {
  return useQuery({
    enabled: id !== "",
    queryKey: addressKey(id),
    queryFn: ({ signal }) => answer(client.GET("/api/addresses/{id}", { params: { path: { id } }, signal })),
  });
}

/** The journeys after those that came with the address; read when they are asked for. */
export function useMoreAddressJourneys(id: string, next: string | null | undefined) {
  return useInfiniteQuery({
    enabled: false,
    queryKey: [...addressKey(id), "journeys", next],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET("/api/addresses/{id}/journeys", {
          params: { path: { id }, query: { after: pageParam } },
          signal,
        }),
      ),
    initialPageParam: next ?? "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useAddressTimeline(id: string) {
  return useInfiniteQuery({
    queryKey: ["address-timeline", id],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET("/api/addresses/{id}/timeline", {
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

export function useCreateAddress() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NewAddress }) =>
      answer(client.POST("/api/addresses", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: () => refreshAddresses(queries),
  });
}

/** A change to an address, decided on the version that was on the screen. */
export type AddressCommand =
  | { kind: "edit"; change: AddressChange }
  | { kind: "state"; change: AddressStateChange };

export interface SentAddressCommand {
  on: Pick<Address, "id" | "version">;
  command: AddressCommand;
}

export function useAddressCommand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ on, command }: SentAddressCommand): Promise<Address> => {
      const params = { path: { id: on.id }, header: ifMatch(on.version) };
      return command.kind === "edit"
        ? answer(client.PATCH("/api/addresses/{id}", { params, body: command.change }))
        : answer(client.PUT("/api/addresses/{id}/state", { params, body: command.change }));
    },
    onSuccess: (changed) => keepAddress(queries, changed),
    onError: (error) => {
      if (isProblem(error, 412) && error.current) keepAddress(queries, error.current as Address);
    },
  });
}

/** Shows `address` at once where it is open; what stands around it is read anew. */
export function keepAddress(queries: QueryClient, address: Address) {
  queries.setQueryData<AddressPassport>(
    addressKey(address.id),
    (passport) => passport && { ...passport, address },
  );
  refreshAddresses(queries);
}

/** What an address, its building or its certificates are named in is read anew when it is next looked at. */
export function refreshAddresses(queries: QueryClient) {
  for (const key of [
    "address",
    "addresses",
    "address-timeline",
    "building",
    "journey",
    "dossier",
    "dossiers",
    "timeline",
    "relation",
  ]) {
    queries.invalidateQueries({ queryKey: [key] });
  }
}

export type { AddressQuery };

export type Address = Schemas["Address"];
export type AddressRow = Schemas["AddressRow"];
export type AddressState = Schemas["AddressState"];
export type AddressPassport = Schemas["AddressPassport"];
export type AddressWork = Schemas["AddressWork"];
export type AddressProposal = Schemas["AddressProposal"];
export type AddressDraft = Schemas["AddressDraft"];
export type NewAddress = Schemas["NewAddress"];
/** What is absent stays, null empties. */
export type AddressChange = Schemas["AddressEdit"];
export type AddressStateChange = Schemas["AddressStateChange"];
export type PlacedJourney = Schemas["PlacedJourney"];
export type PlacedParty = Schemas["PlacedParty"];
export type AddressPlace = Schemas["AddressPlace"];

/** An address that was found or made: enough to show it and to choose it. */
export type FoundAddress = Pick<Address, "id" | "text" | "state">;
