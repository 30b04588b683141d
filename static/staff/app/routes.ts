// Every address of the staff app, in one place: the router draws them, the build tells them to the server, which
// answers 404 to any other.

export const ROUTES = {
  home: "/app",
  signIn: "/app/sign-in",
  password: "/app/password",
  queues: "/app/queues",
  queue: "/app/queues/:queue",
  queueItem: "/app/queues/:queue/:item",
  dossiers: "/app/dossiers",
  dossiersOfType: "/app/types/:type",
  dossier: "/app/dossiers/:number",
  dossierTab: "/app/dossiers/:number/:tab",
  journey: "/app/journeys/:number",
  contacts: "/app/contacts",
  contact: "/app/contacts/:id",
  organisations: "/app/organisations",
  organisation: "/app/organisations/:id",
  addresses: "/app/addresses",
  address: "/app/addresses/:id",
  building: "/app/buildings/:id",
  tasks: "/app/tasks",
  events: "/app/events",
  event: "/app/events/:id",
  duplicates: "/app/duplicates",
  merge: "/app/merges/:id",
  settings: "/app/settings",
} as const;

export type RouteName = keyof typeof ROUTES;

export const ROUTE_PATTERNS: string[] = Object.values(ROUTES);

type ParametersOf<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & ParametersOf<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Record<Name, string>
    : unknown;

/** The address of a route: `path("dossier", { number: "2026-000123" })`. */
export function path<Name extends RouteName>(
  name: Name,
  ...[parameters]: unknown extends ParametersOf<(typeof ROUTES)[Name]>
    ? []
    : [ParametersOf<(typeof ROUTES)[Name]>]
): string {
  const values = (parameters ?? {}) as Record<string, string>;
  return ROUTES[name].replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(values[key] ?? ""));
}
