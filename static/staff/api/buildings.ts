// Buildings: what is known of one, and the commands on it.

import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { type Address, keepAddress, refreshAddresses } from "./addresses";
import { answer, client, ifMatch } from "./client";
import { isProblem } from "./problem";
import type { Schemas } from "./schema";

const buildingKey = (id: string) => ["building", id];

export function useBuilding(id: string) {
  return useQuery({
    queryKey: buildingKey(id),
    queryFn: ({ signal }) => answer(client.GET("/api/buildings/{id}", { params: { path: { id } }, signal })),
  });
}

/** The journeys in which any of its addresses has a place, newest first. */
export function useBuildingJourneys(id: string) {
  return useInfiniteQuery({
    queryKey: [...buildingKey(id), "journeys"],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET("/api/buildings/{id}/journeys", {
          params: { path: { id }, query: pageParam ? { after: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Makes a building of an address and of all others at its house number. */
export function useMakeBuilding() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, address }: { key: string; address: Pick<Address, "id" | "version"> }) =>
      answer(
        client.POST("/api/buildings", {
          params: { header: { "Idempotency-Key": key } },
          body: { address_id: address.id, address_version: address.version },
        }),
      ),
    onSuccess: () => refreshAddresses(queries),
    onError: (error) => {
      if (isProblem(error, 412) && error.current) keepAddress(queries, error.current as Address);
    },
  });
}

export function useEditBuilding() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ on, change }: { on: Building; change: BuildingChange }) =>
      answer(
        client.PATCH("/api/buildings/{id}", {
          params: { path: { id: on.id }, header: ifMatch(on.version) },
          body: change,
        }),
      ),
    onSuccess: (changed) => keepBuilding(queries, changed),
    onError: (error) => {
      if (isProblem(error, 412) && error.current) keepBuilding(queries, error.current as Building);
    },
  });
}

function keepBuilding(queries: QueryClient, building: Building) {
  queries.setQueryData(buildingKey(building.id), building);
  refreshAddresses(queries);
}

export type Building = Schemas["Building"];
export type BuildingAddress = Schemas["BuildingAddress"];
/** What is absent stays, null empties. */
export type BuildingChange = Schemas["BuildingEdit"];
