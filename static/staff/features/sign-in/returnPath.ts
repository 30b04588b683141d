// Where to go after signing in.

import { path } from "../../app/routes";

/** Only addresses of the app itself: the parameter comes from a link that anybody can write. */
export function returnPath(next: string | null): string {
  const isOurs = next !== null && /^\/app(\/|\?|$)/.test(next) && !next.startsWith(path("signIn"));
  return isOurs ? next : path("home");
}
