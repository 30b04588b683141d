// The one place that talks HTTP: every call gives the body or throws an ApiProblem.

import createClient from "openapi-fetch";
import { ApiProblem, problemOf } from "./problem";
import type { paths } from "./schema";

export const client = createClient<paths>({
  baseUrl: "",
  credentials: "same-origin",
  headers: { Accept: "application/json" },
});

interface Outcome<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

/** `const me = await answer(client.GET("/api/session"))` */
export async function answer<Body>(call: Promise<Outcome<Body>>): Promise<Body> {
  const outcome = await sent(call);
  if (!outcome.response.ok) throw problemOf(outcome.response.status, outcome.error);
  return outcome.data as Body;
}

/** A fetch fails without an answer when the network or the server is away. */
async function sent<Body>(call: Promise<Outcome<Body>>): Promise<Outcome<Body>> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem({ status: 0, code: "no-connection" });
  }
}

/** The record must still be as it was read, else the API answers 412. */
export const ifMatch = (version: number) => ({ "If-Match": `"${version}"` });

/** One key per attempt of the user: a retry with the same key gives the first answer again. */
export const idempotencyKey = () => crypto.randomUUID();

/** One key as long as the same is sent again, so that a retry does nothing twice. */
export function keysByBody(): (body: unknown) => string {
  let last = { text: "", key: "" };
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== last.text) last = { text, key: idempotencyKey() };
    return last.key;
  };
}
