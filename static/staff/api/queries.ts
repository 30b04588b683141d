// How answers are kept: when they are old, what is retried, what a mutation makes old.

import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem, isProblem } from "./problem";

const FRESH_MS = 15_000;
const RETRIES_MAX = 2;

/** `onSignedOut` is called whenever the API says that there is no session. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isProblem(error, 401) && error.code !== "wrong-credentials") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: (failures, error) => failures < RETRIES_MAX && canRetry(error) },
      mutations: { retry: false },
    },
  });
}

/** A refusal stays a refusal; a lost connection and a busy server pass. */
function canRetry(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status === 503;
}
