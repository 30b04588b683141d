// The API's paths for openapi-fetch, and the queries of its lists.

import type { operations } from "./schema.gen";

export type { paths } from "./schema.gen";

type QueryOf<Name extends "list_dossiers" | "list_queue_items"> = NonNullable<
  operations[Name]["parameters"]["query"]
>;

export type QueueItemQuery = QueryOf<"list_queue_items">;
export type DossierQuery = QueryOf<"list_dossiers">;
