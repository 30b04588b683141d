// One dossier: reading it, its timeline, and the commands on it.

import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { usePolling } from "../app/activity";
import { answer, client, ifMatch } from "./client";
import type { components } from "./schema.gen";
import type { Dossier, DossierChange } from "./types";

const TIMELINE_ROWS = 30;
const POLL_MS = 60_000;

const dossierKey = (number: string) => ["dossier", number];

/** The dossier that `number`, or what leads to it (a receipt, a former number), stands for. */
export function useDossier(number: string) {
  return useQuery({
    queryKey: dossierKey(number),
    queryFn: ({ signal }) =>
      answered(client.GET("/api/dossiers/{number}", { params: { path: { number } }, signal })),
    refetchInterval: usePolling(POLL_MS),
  });
}

/** What happened to the dossier itself, or to its whole journey; newest first. */
export function useTimeline(number: string, scope: "dossier" | "journey") {
  return useInfiniteQuery({
    queryKey: ["timeline", number, scope],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET("/api/dossiers/{number}/timeline", {
          params: {
            path: { number },
            query: { limit: TIMELINE_ROWS, scope, ...(pageParam ? { after: pageParam } : {}) },
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
