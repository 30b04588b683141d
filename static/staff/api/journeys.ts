// A journey: the train of dossiers with its people and addresses.

import { useQuery } from "@tanstack/react-query";
import { answer, client } from "./client";

export function useJourney(number: string) {
  return useQuery({
    queryKey: ["journey", number],
    queryFn: ({ signal }) =>
      answer(client.GET("/api/journeys/{number}", { params: { path: { number } }, signal })),
  });
}
