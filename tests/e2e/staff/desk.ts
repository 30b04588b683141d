// Records to look at, found as the signed-in user finds them.

import { type APIRequestContext, expect } from "@playwright/test";

export interface Item {
  id: string;
  version: number;
  queue: string;
  name: string;
}

export interface Dossier {
  number: string;
  version: number;
  type: string;
  stage: string;
  journey: { number: string };
}

export class Desk {
  constructor(private readonly request: APIRequestContext) {}

  async read<Answer>(path: string): Promise<Answer> {
    const answer = await this.request.get(path);
    expect(answer.ok(), `${path} ${answer.status()}`).toBe(true);
    return answer.json();
  }

  /** A request of the demo that nobody works on; the tests of the main job leave the oldest alone. */
  async item(state: "unlinked" | "linked"): Promise<Item> {
    const { items } = await this.read<{ items: Item[] }>(`/api/queue-items?state=${state}&limit=200`);
    const oldest = items.at(state === "unlinked" ? 0 : -1);
    if (!oldest) throw new Error(`no ${state} item in reach`);
    return this.read(`/api/queue-items/${oldest.id}`);
  }

  /** A dossier of the type Information that is in this stage. */
  async dossier(stage: "request" | "dossier" | "completed"): Promise<Dossier> {
    const { items } = await this.read<{ items: Dossier[] }>(
      `/api/dossiers?type=information&stage=${stage}&sort=number&limit=1`,
    );
    const [first] = items;
    if (!first) throw new Error(`no dossier in stage ${stage} in reach`);
    return this.read(`/api/dossiers/${first.number}`);
  }

  /** A change by somebody else meanwhile, past the page. */
  async change(dossier: Dossier, edit: object) {
    const answer = await this.request.patch(`/api/dossiers/${dossier.number}`, {
      headers: { origin: process.env.LOKET_E2E_URL ?? "", "if-match": `"${dossier.version}"` },
      data: edit,
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}
