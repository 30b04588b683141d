// Colleagues, to assign work to.

import { useQuery } from "@tanstack/react-query";
import { answer, client } from "./client";

export function useUsers() {
  return useQuery({
    queryKey: ["users"],
    queryFn: async ({ signal }) => (await answer(client.GET("/api/users", { signal }))).items,
    staleTime: 300_000,
  });
}
