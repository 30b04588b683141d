// Dossiers: the list, by page.

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { answer, client } from "./client";
import type { DossierQuery } from "./schema";

const PAGE_ROWS = 50;

export function useDossiers(query: DossierQuery) {
  return useInfiniteQuery({
    queryKey: ["dossiers", query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET("/api/dossiers", {
          params: { query: { limit: PAGE_ROWS, ...query, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
