// The API's paths for openapi-fetch, its shapes, and the queries of its lists.

import type { components, operations } from "./schema.gen";

export type { paths } from "./schema.gen";

export type Schemas = components["schemas"];

/** A shape that is narrower than its description. */
export type With<Shape, Narrower> = Omit<Shape, keyof Narrower> & Narrower;

type ListName = "list_dossiers" | "list_queue_items" | "list_contacts" | "list_addresses" | "list_activities";

type QueryOf<Name extends ListName> = NonNullable<operations[Name]["parameters"]["query"]>;

export type QueueItemQuery = QueryOf<"list_queue_items">;
export type DossierQuery = QueryOf<"list_dossiers">;
/** Organisations are listed by the same. */
export type RelationQuery = QueryOf<"list_contacts">;
export type AddressQuery = QueryOf<"list_addresses">;
export type ActivityQuery = QueryOf<"list_activities">;
