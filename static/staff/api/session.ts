// Who is signed in.

import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Language } from "../app/i18n";
import { answer, client } from "./client";
import { isProblem } from "./problem";
import type { Me } from "./types";

export const SESSION_KEY = ["session"];
const FRESH_MS = 60_000;

/** Why there is no session any more; nothing: there was none. */
export type SessionEnd = "expired" | "signed-out";
const SESSION_END_KEY = ["session-end"];

/** Forgets everything that was read in the session, and says why it ended. */
export function endSession(queries: QueryClient, end: SessionEnd) {
  if (!queries.getQueryData(SESSION_KEY)) return;
  queries.setQueryData(SESSION_END_KEY, end);
  queries.setQueryData(SESSION_KEY, null);
  queries.removeQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith("session") });
}

export function useSessionEnd(): SessionEnd | undefined {
  return useQueryClient().getQueryData(SESSION_END_KEY);
}

/** Null: nobody is signed in. */
export function useSessionQuery() {
  const queries = useQueryClient();
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await answer(client.GET("/api/session", { signal }));
      } catch (error) {
        if (!isProblem(error, 401)) throw error;
        endSession(queries, "expired");
        return null;
      }
    },
    staleTime: FRESH_MS,
  });
}

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => answer(client.POST("/api/session", { body })),
    onSuccess: (me) => {
      queries.removeQueries({ queryKey: SESSION_END_KEY });
      queries.setQueryData(SESSION_KEY, me);
    },
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(client.DELETE("/api/session")),
    onSuccess: () => endSession(queries, "signed-out"),
  });
}

export function useChooseLanguage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (language: Language) => answer(client.PUT("/api/session/language", { body: { language } })),
    onSuccess: (me) => queries.setQueryData(SESSION_KEY, me),
  });
}

export function useSetPassword() {
  return useMutation({
    mutationFn: (body: { token: string; password: string }) => answer(client.PUT("/api/password", { body })),
  });
}
