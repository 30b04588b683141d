// The API's paths for openapi-fetch.

import type * as Api from "./types";

interface Answer<Body> {
  responses: { 200: { content: { "application/json": Body } } };
}

interface Empty {
  responses: { 204: { content?: never } };
}

interface Query<Values> {
  parameters: { query?: Values };
}

interface Path<Values> {
  parameters: { path: Values };
}

interface Sends<Body> {
  requestBody: { content: { "application/json": Body } };
}

interface Stated {
  parameters: { header: { "If-Match": string } };
}

interface Keyed {
  parameters: { header: { "Idempotency-Key": string } };
}

export interface Paging {
  after?: string;
  limit?: number;
}

export interface QueueItemQuery extends Paging {
  queue?: string;
  state?: "unlinked" | "linked";
  claimed?: "me" | "anyone";
}

export interface DossierQuery extends Paging {
  sort?: string;
  type?: string;
  stage?: string;
  subtype?: string;
  assignee?: string;
  queue?: string;
  state?: "active" | "inactive";
  q?: string;
  customer?: string;
  address?: string;
  number?: string;
}

export interface paths {
  "/api/session": {
    get: Answer<Api.Me>;
    post: Answer<Api.Me> & Sends<{ email: string; password: string }>;
    delete: Empty;
  };
  "/api/session/language": { put: Answer<Api.Me> & Sends<{ language: string }> };
  "/api/password": { put: Empty & Sends<{ token: string; password: string }> };
  "/api/users": { get: Answer<{ items: Api.User[] }> };
  "/api/catalogue": { get: Answer<Api.Catalogue> };
  "/api/settings": { get: Answer<Api.Settings>; put: Answer<Api.Settings> & Stated & Sends<Api.Settings> };
  "/api/queues": { get: Answer<{ items: Api.QueueCount[] }> };
  "/api/queue-items": { get: Answer<Api.Page<Api.QueueItemRow>> & Query<QueueItemQuery> };
  "/api/queue-items/{id}": { get: Answer<Api.QueueItem> & Path<{ id: string }> };
  "/api/queue-items/{id}/claim": {
    put: Answer<Api.QueueItem> & Path<{ id: string }> & Stated & Sends<{ take_over?: boolean }>;
    delete: Answer<Api.QueueItem> & Path<{ id: string }> & Stated;
  };
  "/api/queue-items/{id}/queue": {
    put: Answer<Api.QueueItem> & Path<{ id: string }> & Stated & Sends<{ queue: string }>;
  };
  "/api/queue-items/{id}/dossier": {
    post: Answer<Api.NewDossierAnswer> & Path<{ id: string }> & Stated & Keyed & Sends<Api.NewDossier>;
  };
  "/api/dossiers": { get: Answer<Api.Page<Api.DossierRow>> & Query<DossierQuery> };
  "/api/dossiers/{number}": {
    get: Answer<Api.Dossier> & Path<{ number: string }>;
    patch: Answer<Api.Dossier> & Path<{ number: string }> & Stated & Sends<Api.DossierChange>;
  };
  "/api/dossiers/{number}/stage": {
    put: Answer<Api.Dossier> & Path<{ number: string }> & Stated & Sends<{ stage: string }>;
  };
  "/api/dossiers/{number}/assignment": {
    put: Answer<Api.Dossier> &
      Path<{ number: string }> &
      Stated &
      Sends<{ assignee_id: string | null; queue: string | null }>;
  };
  "/api/dossiers/{number}/timeline": {
    get: Answer<Api.Page<Api.TimelineItem>> & {
      parameters: { path: { number: string }; query?: Paging & { scope?: "dossier" | "journey" } };
    };
  };
  "/api/journeys/{number}": { get: Answer<Api.Journey> & Path<{ number: string }> };
}
