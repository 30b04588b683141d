// Who is involved in a journey, and in which capacities.

import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { Client } from "openapi-fetch";
import { answer, client, ifMatch } from "./client";
import type { Capacity, Identity } from "./relations";

const api = client as unknown as Client<Paths>;

const partyKey = (id: string) => ["party", id];

/** Somebody's part in a journey, with what the reader may do with it. */
export function useParty(id: string | undefined) {
  return useQuery({
    enabled: id !== undefined,
    queryKey: partyKey(id ?? ""),
    queryFn: ({ signal }) =>
      answer(api.GET("/api/parties/{id}", { params: { path: { id: id ?? "" } }, signal })),
    // Another main contact is another party of the same journey: what may be done with it is the same.
    placeholderData: keepPreviousData,
  });
}

export function useAddParty() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NewParty }) =>
      answer(api.POST("/api/parties", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: () => refreshParties(queries),
  });
}

/** A change to somebody's part, decided on the version that was on the screen. */
export type PartyCommand = { kind: "edit"; change: PartyEdit } | { kind: "remove" };

export interface SentPartyCommand {
  party: { id: string; version: number };
  command: PartyCommand;
}

export function usePartyCommand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ party, command }: SentPartyCommand): Promise<unknown> => {
      const params = { path: { id: party.id }, header: ifMatch(party.version) };
      return command.kind === "edit"
        ? answer(api.PATCH("/api/parties/{id}", { params, body: command.change }))
        : answer(api.DELETE("/api/parties/{id}", { params }));
    },
    // Also after a refusal: somebody else may have changed what is on the screen.
    onSettled: () => refreshParties(queries),
  });
}

function refreshParties(queries: QueryClient) {
  for (const key of [
    "party",
    "journey",
    "dossier",
    "dossiers",
    "timeline",
    "relation",
    "relations",
    "relation-timeline",
  ]) {
    queries.invalidateQueries({ queryKey: [key] });
  }
}

export interface WantedRole {
  role: string;
  /** In the whole journey when absent. */
  dossier_number?: string | null;
  from?: string | null;
  to?: string | null;
}

export interface NewParty {
  journey_number: string;
  contact_id?: string | null;
  organisation_id?: string | null;
  roles: WantedRole[];
  primary?: boolean;
}

export interface PartyEdit {
  roles?: WantedRole[];
  primary?: boolean;
}

export interface ReadParty {
  id: string;
  version: number;
  journey_number: string;
  contact?: Identity | null;
  organisation?: Identity | null;
  is_primary: boolean;
  capacities: Capacity[];
  allowed: { edit: boolean; remove: boolean };
}

interface Paths {
  "/api/parties": {
    post: {
      parameters: { header: { "Idempotency-Key": string } };
      requestBody: { content: { "application/json": NewParty } };
      responses: { 201: { content: { "application/json": ReadParty } } };
    };
  };
  "/api/parties/{id}": {
    get: {
      parameters: { path: { id: string } };
      responses: { 200: { content: { "application/json": ReadParty } } };
    };
    patch: {
      parameters: { path: { id: string }; header: { "If-Match": string } };
      requestBody: { content: { "application/json": PartyEdit } };
      responses: { 200: { content: { "application/json": ReadParty } } };
    };
    delete: {
      parameters: { path: { id: string }; header: { "If-Match": string } };
      responses: { 204: { content?: never } };
    };
  };
}
