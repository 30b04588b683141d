// The desk's settings: name, logo, hours. The API gives them in a session only; other pages do without.

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client } from "./client";
import { problemOf } from "./problem";
import { useSessionQuery } from "./session";
import type { Settings } from "./types";

const SETTINGS_KEY = ["settings"];

export interface VersionedSettings extends Settings {
  /** The ETag, sent back as If-Match. */
  etag: string;
}

export function useSettings() {
  const session = useSessionQuery();
  return useQuery({
    enabled: Boolean(session.data),
    queryKey: SETTINGS_KEY,
    queryFn: async ({ signal }): Promise<VersionedSettings> => {
      const { data, error, response } = await client.GET("/api/settings", { signal });
      if (!data) throw problemOf(response.status, error);
      return { ...data, etag: response.headers.get("ETag") ?? "" };
    },
    staleTime: 300_000,
    retry: false,
  });
}

export function useSaveSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ etag, ...body }: VersionedSettings) =>
      answer(client.PUT("/api/settings", { params: { header: { "If-Match": etag } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: SETTINGS_KEY }),
  });
}
