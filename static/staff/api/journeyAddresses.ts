// Which addresses a journey is about, which of them is the site, and for which dossier one counts.

import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client, ifMatch } from "./client";
import type { Schemas } from "./schema";

/** The place of an address in a journey, with what the reader may do with it. */
export function useJourneyPlace(id: string | undefined) {
  return useQuery({
    enabled: id !== undefined,
    queryKey: ["journey-address", id],
    queryFn: ({ signal }) =>
      answer(client.GET("/api/journey-addresses/{id}", { params: { path: { id: id ?? "" } }, signal })),
  });
}

export function useAddJourneyAddress() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NewJourneyAddress }) =>
      answer(client.POST("/api/journey-addresses", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: () => refreshPlaces(queries),
  });
}

/** A change to the place of an address, decided on the version that was on the screen. */
export type PlaceCommand = { kind: "edit"; change: JourneyAddressEdit } | { kind: "remove" };

export interface SentPlaceCommand {
  place: { id: string; version: number };
  command: PlaceCommand;
}

export function usePlaceCommand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ place, command }: SentPlaceCommand): Promise<unknown> => {
      const params = { path: { id: place.id }, header: ifMatch(place.version) };
      return command.kind === "edit"
        ? answer(client.PATCH("/api/journey-addresses/{id}", { params, body: command.change }))
        : answer(client.DELETE("/api/journey-addresses/{id}", { params }));
    },
    // Also after a refusal: somebody else may have changed what is on the screen.
    onSettled: () => refreshPlaces(queries),
  });
}

function refreshPlaces(queries: QueryClient) {
  for (const key of [
    "journey-address",
    "journey",
    "dossier",
    "dossiers",
    "timeline",
    "address",
    "addresses",
    "address-timeline",
  ]) {
    queries.invalidateQueries({ queryKey: [key] });
  }
}

export type NewJourneyAddress = Schemas["NewJourneyAddress"];
export type JourneyAddressEdit = Schemas["JourneyAddressEdit"];
