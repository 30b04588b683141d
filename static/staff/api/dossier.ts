// One dossier: reading it, its timeline, and the commands on it.

import {
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { usePolling } from "../app/activity";
import type { TimelineAbout } from "./activities";
import { answer, client, ifMatch } from "./client";
import type { components } from "./schema.gen";
import type { Dossier, DossierChange } from "./types";

const TIMELINE_ROWS = 30;
const POLL_MS = 60_000;

const dossierKey = (number: string) => ["dossier", number];

const dossierQuery = (number: string) =>
  queryOptions({
    queryKey: dossierKey(number),
    queryFn: ({ signal }) =>
      answered(client.GET("/api/dossiers/{number}", { params: { path: { number } }, signal })),
  });

/** The dossier that `number`, or what leads to it (a receipt, a former number), stands for. */
export function useDossier(number: string) {
  return useQuery({ ...dossierQuery(number), refetchInterval: usePolling(POLL_MS) });
}

/** Several dossiers, those that were read so far. */
export function useEachDossier(numbers: string[]): Dossier[] {
  return useQueries({
    queries: numbers.map(dossierQuery),
    combine: (results) => results.flatMap(({ data }) => (data ? [data] : [])),
  });
}

export type TimelineScope = "dossier" | "journey";

/** What happened to the dossier itself, or to its whole journey; newest first. `about`: only entries about this. */
export function useTimeline(number: string, scope: TimelineScope, about: TimelineAbout | null = null) {
  return useInfiniteQuery({
    queryKey: ["timeline", number, scope, about],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET("/api/dossiers/{number}/timeline", {
          params: {
            path: { number },
            query: {
              ...{ limit: TIMELINE_ROWS, scope },
              ...(about ? { about } : {}),
              ...(pageParam ? { after: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** A change to a dossier, decided on the version that was on the screen. */
export type DossierCommand =
  | { kind: "edit"; change: DossierChange }
  | { kind: "stage"; stage: string }
  | { kind: "assign"; assignee_id: string | null; queue: string | null };

export interface SentCommand {
  number: string;
  version: number;
  command: DossierCommand;
}

export function useDossierCommand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (dossier) => keepDossier(queries, dossier),
  });
}

/** Shows `dossier` everywhere; lists and timelines are read anew when they are next looked at. */
export function keepDossier(queries: QueryClient, dossier: Dossier) {
  queries.setQueryData(dossierKey(dossier.number), dossier);
  for (const key of ["dossiers", "timeline", "journey"]) queries.invalidateQueries({ queryKey: [key] });
}

function send({ number, version, command }: SentCommand): Promise<Dossier> {
  const params = { path: { number }, header: ifMatch(version) };
  switch (command.kind) {
    case "edit":
      return answered(client.PATCH("/api/dossiers/{number}", { params, body: command.change }));
    case "stage":
      return answered(client.PUT("/api/dossiers/{number}/stage", { params, body: { stage: command.stage } }));
    case "assign":
      return answered(
        client.PUT("/api/dossiers/{number}/assignment", {
          params,
          body: { assignee_id: command.assignee_id, queue: command.queue },
        }),
      );
  }
}

/** Names what the description leaves open: the values in `details`. */
function answered(call: Parameters<typeof answer<components["schemas"]["Dossier"]>>[0]): Promise<Dossier> {
  return answer(call) as Promise<Dossier>;
}
