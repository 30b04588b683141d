// What people did with a customer and what they plan (notes, calls, visits, appointments, tasks): what is open, and the
// commands on it. What happened comes with the timeline.

import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client, ifMatch } from "./client";
import type { ActivityQuery, Schemas } from "./schema";

const PAGE_ROWS = 50;

/** What the entries of a timeline can be asked to be about. */
export const TIMELINE_ABOUTS = ["activities", "stages", "fields", "people"] as const;

const activityKey = (id: string) => ["activity", id];

/** The open tasks and appointments of a colleague, in order of the day they are due; those without a day last. */
export function useActivities(query: ActivityQuery) {
  return useInfiniteQuery({
    queryKey: ["activities", query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        client.GET("/api/activities", {
          params: { query: { limit: PAGE_ROWS, ...query, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** One activity, with what the reader may do with it; read anew each time: it is about to be changed. */
export function useActivity(id: string) {
  return useQuery({
    queryKey: activityKey(id),
    queryFn: ({ signal }) => answer(client.GET("/api/activities/{id}", { params: { path: { id } }, signal })),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useCreateActivity() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NewActivity }) =>
      answer(client.POST("/api/activities", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: () => {
      refreshActivities(queries);
    },
  });
}

/** Changes fields, decided on the version that was on the screen. */
export function useEditActivity() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ on, change }: { on: Activity; change: ActivityChange }) => {
      const params = { path: { id: on.id }, header: ifMatch(on.version) };
      return answer(client.PATCH("/api/activities/{id}", { params, body: change }));
    },
    // Also after a refusal: somebody else may have changed what is on the screen.
    onSettled: () => {
      refreshActivities(queries);
    },
  });
}

/** Says how far an activity is: open, done, or withdrawn. */
export function useSetActivityState() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ on, state }: { on: ActivityVersion; state: ActivityState }) => {
      const params = { path: { id: on.id }, header: ifMatch(on.version) };
      return answer(client.PUT("/api/activities/{id}/state", { params, body: { state } }));
    },
    // What is on the screen is read before the answer counts as given: nothing seems undone in between.
    onSettled: () => refreshActivities(queries),
  });
}

function refreshActivities(queries: QueryClient): Promise<unknown> {
  const keys = ["activities", "timeline", "relation-timeline"];
  return Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })));
}

export type Activity = Schemas["Activity"];
export type ActivityRow = Schemas["ActivityRow"];
export type ActivityKind = Schemas["ActivityKind"];
export type ActivityState = Schemas["ActivityState"];
export type TimelineActivity = Schemas["TimelineActivity"];
export type TimelineAbout = (typeof TIMELINE_ABOUTS)[number];
export type NewActivity = Schemas["NewActivity"];
/** What is absent stays, null empties. */
export type ActivityChange = Schemas["ActivityEdit"];
/** What a change is decided on. */
export type ActivityVersion = Pick<Activity, "id" | "version">;
