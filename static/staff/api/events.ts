// Events at which the desk meets people: the list, one event, and the commands on it, its dossiers and who registered.

import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client, ifMatch } from "./client";
import { isProblem } from "./problem";
import type { Schemas } from "./schema";

const PAGE_ROWS = 50;

/** The fields of an event, in the order of the form. */
export const FIELDS = [
  "name",
  "kind",
  "place",
  "starts_on",
  "ends_on",
  "note",
] as const satisfies readonly (keyof NewEvent)[];

const eventKey = (id: string) => ["event", id];

/** The events, the latest first. */
export function useEvents() {
  return useInfiniteQuery({
    queryKey: ["events"],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET("/api/events", {
          params: { query: { limit: PAGE_ROWS, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useEvent(id: string) {
  return useQuery({
    queryKey: eventKey(id),
    queryFn: ({ signal }) => answer(client.GET("/api/events/{id}", { params: { path: { id } }, signal })),
  });
}

export function useCreateEvent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NewEvent }) =>
      answer(client.POST("/api/events", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: (made) => keepEvent(queries, made),
  });
}

/** Changes fields, decided on the version that was on the screen. */
export function useEditEvent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ on, change }: { on: DeskEvent; change: EventChange }) => {
      const params = { path: { id: on.id }, header: ifMatch(on.version) };
      return answer(client.PATCH("/api/events/{id}", { params, body: change }));
    },
    onSuccess: (changed) => keepEvent(queries, changed),
    onError: (error) => {
      if (isProblem(error, 412) && error.current) keepEvent(queries, error.current as DeskEvent);
    },
  });
}

/** Links a dossier to the event, or unlinks it; twice is once. */
export function useLinkDossier(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ number, isLinked }: { number: string; isLinked: boolean }) => {
      const params = { path: { id, number } };
      return isLinked
        ? answer(client.PUT("/api/events/{id}/dossiers/{number}", { params }))
        : answer(client.DELETE("/api/events/{id}/dossiers/{number}", { params }));
    },
    onSuccess: (changed) => {
      keepEvent(queries, changed);
      queries.invalidateQueries({ queryKey: ["timeline"] });
    },
  });
}

/** Registers somebody whom the desk knows, or a number of people. */
export function useRegister(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NewRegistration }) => {
      const params = { path: { id }, header: { "Idempotency-Key": key } };
      return answer(client.POST("/api/events/{id}/registrations", { params, body }));
    },
    onSettled: () => refreshRegistrations(queries, id),
  });
}

export function useUnregister(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (registration: string) =>
      answer(client.DELETE("/api/event-registrations/{id}", { params: { path: { id: registration } } })),
    // Also after a refusal: a colleague may have removed it before.
    onSettled: () => refreshRegistrations(queries, id),
  });
}

/** The event on the screen is read before the answer counts as given: its list then says the same as the message. */
function refreshRegistrations(queries: QueryClient, id: string) {
  for (const key of ["events", "relation-timeline"]) queries.invalidateQueries({ queryKey: [key] });
  return queries.invalidateQueries({ queryKey: eventKey(id) });
}

function keepEvent(queries: QueryClient, event: DeskEvent) {
  queries.setQueryData(eventKey(event.id), event);
  queries.invalidateQueries({ queryKey: ["events"] });
}

/** An event of the desk; the browser has others of that name. */
export type DeskEvent = Schemas["Event"];
export type EventRow = Schemas["EventRow"];
export type EventDossier = Schemas["EventDossierRow"];
export type EventRegistration = Schemas["EventRegistration"];
export type NewEvent = Schemas["NewEvent"];
/** What is absent stays, null empties. */
export type EventChange = Schemas["EventEdit"];
export type NewRegistration = Schemas["NewRegistration"];

export type EventField = (typeof FIELDS)[number];
/** Fields as they are typed; empty ones have no text. */
export type EventValues = Record<EventField, string>;
