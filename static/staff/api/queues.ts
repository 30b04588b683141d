// Queues and what waits in them.

import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { usePolling } from "../app/activity";
import { answer, client, ifMatch } from "./client";
import type { QueueItemQuery } from "./schema";
import type { ConversionRequest, QueueItem } from "./types";

const PAGE_ROWS = 50;
const POLL_MS = 60_000;

export function useQueueCounts() {
  return useQuery({
    queryKey: ["queues"],
    queryFn: async ({ signal }) => (await answer(client.GET("/api/queues", { signal }))).items,
    refetchInterval: usePolling(POLL_MS),
  });
}

export function useQueueItems(query: QueueItemQuery) {
  return useInfiniteQuery({
    queryKey: ["queue-items", query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET("/api/queue-items", {
          params: { query: { limit: PAGE_ROWS, ...query, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: usePolling(POLL_MS),
  });
}

export function useQueueItem(id: string) {
  return useQuery({
    queryKey: ["queue-item", id],
    queryFn: ({ signal }) =>
      answer(client.GET("/api/queue-items/{id}", { params: { path: { id } }, signal })),
  });
}

/** What can be done with an item besides making a dossier of it. */
export type QueueItemCommand =
  | { kind: "claim"; takeOver: boolean }
  | { kind: "release" }
  | { kind: "move"; queue: string };

export function useQueueItemCommand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ item, command }: { item: QueueItem; command: QueueItemCommand }) => send(item, command),
    onSuccess: (item) => {
      if (item) queries.setQueryData(["queue-item", item.id], item);
      return refreshLists(queries);
    },
  });
}

/** Nothing comes back when the command took the item out of the user's sight. */
function send(item: QueueItem, command: QueueItemCommand): Promise<QueueItem | undefined> {
  const params = { path: { id: item.id }, header: ifMatch(item.version) };
  switch (command.kind) {
    case "claim":
      return answer(
        client.PUT("/api/queue-items/{id}/claim", { params, body: { take_over: command.takeOver } }),
      );
    case "release":
      return answer(client.DELETE("/api/queue-items/{id}/claim", { params }));
    case "move":
      return answer(client.PUT("/api/queue-items/{id}/queue", { params, body: { queue: command.queue } }));
  }
}

export function useMakeDossier() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ item, key, body }: { item: QueueItem; key: string; body: ConversionRequest }) =>
      answer(
        client.POST("/api/queue-items/{id}/dossier", {
          params: { path: { id: item.id }, header: { ...ifMatch(item.version), "Idempotency-Key": key } },
          body,
        }),
      ),
    // Not waited for: the request read anew takes the dialog away, and with it what the dialog still wants to do.
    onSuccess: (_, { item }) => {
      queries.invalidateQueries({ queryKey: ["queue-item", item.id] });
      queries.invalidateQueries({ queryKey: ["dossiers"] });
      refreshLists(queries);
    },
  });
}

function refreshLists(queries: ReturnType<typeof useQueryClient>) {
  return Promise.all([
    queries.invalidateQueries({ queryKey: ["queue-items"] }),
    queries.invalidateQueries({ queryKey: ["queues"] }),
  ]);
}
