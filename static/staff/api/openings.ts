// A dossier that begins by hand, or as the next one of a journey.

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client } from "./client";
import { isProblem } from "./problem";
import type { Schemas } from "./schema";

/** What may tell of the new dossier, its people, its address and its tasks. */
const TOUCHED = [
  ...["dossiers", "dossier", "journey", "timeline", "activities"],
  ...["relations", "relation", "relation-timeline"],
  ...["addresses", "address", "address-timeline"],
];

export function useOpenDossier() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: OpeningRequest }) =>
      answer(client.POST("/api/dossiers", { params: { header: { "Idempotency-Key": key } }, body })),
    // Not waited for: the new dossier opens meanwhile.
    onSuccess: () => {
      for (const key of TOUCHED) queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => {
      // What there is to choose changed meanwhile.
      if (isProblem(error, 409)) queries.invalidateQueries({ queryKey: ["catalogue"] });
    },
  });
}

export type OpeningRequest = Schemas["OpeningRequest"];
