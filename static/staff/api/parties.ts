// Who is involved in a journey, and in which capacities.

import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client, ifMatch } from "./client";
import type { Schemas } from "./schema";

const partyKey = (id: string) => ["party", id];

/** Somebody's part in a journey, with what the reader may do with it. */
export function useParty(id: string | undefined) {
  return useQuery({
    enabled: id !== undefined,
    queryKey: partyKey(id ?? ""),
    queryFn: ({ signal }) =>
      answer(client.GET("/api/parties/{id}", { params: { path: { id: id ?? "" } }, signal })),
    // Another main contact is another party of the same journey: what may be done with it is the same.
    placeholderData: keepPreviousData,
  });
}

export function useAddParty() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NewParty }) =>
      answer(client.POST("/api/parties", { params: { header: { "Idempotency-Key": key } }, body })),
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
        ? answer(client.PATCH("/api/parties/{id}", { params, body: command.change }))
        : answer(client.DELETE("/api/parties/{id}", { params }));
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

export type WantedRole = Schemas["WantedRole"];
export type NewParty = Schemas["NewParty"];
export type PartyEdit = Schemas["PartyEdit"];
export type ReadParty = Schemas["Party"];
