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

export interface Address {
  id: string;
  version: number;
  text: string;
}

export interface Relation {
  id: string;
  version: number;
  name: string;
}

/** For when the demo knows no organisation; made once, however many tests ask. */
const ORGANISATION = {
  name: "VME Residentie Hanswijk",
  enterprise_number: "0403.170.701",
  email: "syndicus@hanswijk.example",
  note: "Vergadert in november.",
};

const EVENT = {
  name: "Infosessie renovatiemasterplannen voor syndici",
  kind: "information_session",
  place: "Cultuurcentrum, Minderbroedersgang 5, 2800 Mechelen",
  starts_on: "2031-05-12",
  note: "Zaal open vanaf 19 uur.",
};

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

  /** Makes something, past the page; the same user gets the same again with the same key. */
  async make<Made>(path: string, key: string, data: object): Promise<Made> {
    const answer = await this.request.post(path, {
      headers: { origin: process.env.LOKET_E2E_URL ?? "", "idempotency-key": key },
      data,
    });
    expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true);
    return answer.json();
  }

  /** The dossier of a citizen's question in the queue of energy, made past the page as the page makes it. */
  async dossierOf(name: string, email: string | null): Promise<{ number: string; journey: string }> {
    const { items } = await this.read<{ items: Item[] }>(
      "/api/queue-items?state=unlinked&queue=energy&limit=200",
    );
    const item = items.find((candidate) => candidate.name === name);
    if (!item) throw new Error("the question is not in the queue");
    const made = await this.request.post(`/api/queue-items/${item.id}/dossier`, {
      headers: {
        origin: process.env.LOKET_E2E_URL ?? "",
        "if-match": `"${item.version}"`,
        "idempotency-key": `dossier-${item.id}`,
      },
      data: { type: "information", contact: { name, email, language: "nl" }, role: "owner_occupier" },
    });
    expect(made.ok(), await made.text()).toBe(true);
    const { number, journey_number } = await made.json();
    return { number, journey: journey_number };
  }

  /** Two people who are probably one, whom no test merges or tells apart. */
  async pair() {
    const known = await this.read<{ items: object[] }>("/api/contacts?search=dubbelganger&limit=2");
    if (known.items.length === 2) return;
    const telephone = "0470 98 76 01";
    await this.make("/api/contacts", "double-one", { name: "Els Dubbelganger", telephone });
    const other = { name: "Dubbelganger Els", telephone, email: "els@post.example", language: "fr" };
    await this.make("/api/contacts", "double-other", other);
  }

  /** Two addresses that are probably one, which no test merges or tells apart. */
  async addressPair() {
    const known = await this.read<{ items: object[] }>("/api/addresses?q=dubbelgang&limit=2");
    if (known.items.length === 2) return;
    const text = "Dubbelgangstraat 7, 2800 Mechelen";
    await this.make("/api/addresses", "double-address-one", { text, dwelling_type: "single_family_house" });
    await this.make("/api/addresses", "double-address-other", {
      ...{ text: "Dubbelgangstr. 7, 2800 Mechelen", parcel_number: "21013B0029/00A005" },
      ...{ dwelling_type: "single_family_house", building_type: "terraced" },
    });
  }

  /** The id of a merge that is in force. */
  async merge(): Promise<string> {
    const note = { name: "Frans Samengevoegd", note: "Belt liefst voor de middag." };
    const loser = await this.make<{ id: string }>("/api/contacts", "merged-loser", note);
    const survivor = await this.make<{ id: string }>("/api/contacts", "merged-survivor", {
      name: "F. Samengevoegd",
    });
    const { id } = await this.make<{ id: string }>("/api/merges", "merged-merge", {
      noun: "contact",
      ...{ loser_id: loser.id, loser_version: 1, survivor_id: survivor.id, survivor_version: 1 },
      keep: { name: "loser", note: "loser" },
    });
    return id;
  }

  /** A person with a journey, or an organisation. */
  async relation(noun: "contact" | "organisation"): Promise<Relation> {
    const { items } = await this.read<{ items: (Relation & { journeys: number })[] }>(
      `/api/${noun}s?state=active&limit=200`,
    );
    // The tests of the people involved add newer ones, and change them.
    const oldest = items.findLast((row) => noun === "organisation" || row.journeys > 0);
    if (oldest) return this.read(`/api/${noun}s/${oldest.id}`);
    const answer = await this.request.post(`/api/${noun}s`, {
      headers: { origin: process.env.LOKET_E2E_URL ?? "", "idempotency-key": "organisation-of-the-tests" },
      data: ORGANISATION,
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  }

  /** An event to come; the tests of events make others. */
  async event(): Promise<{ id: string; name: string }> {
    const { items } = await this.read<{ items: { id: string; name: string }[] }>("/api/events?limit=200");
    return (
      items.find((event) => event.name === EVENT.name) ??
      this.make("/api/events", "event-of-the-tests", EVENT)
    );
  }

  /** An address of the demo that a journey is about. */
  async address(): Promise<Address> {
    const { items } = await this.read<{ items: (Address & { journeys: number; state: string })[] }>(
      "/api/addresses?state=typed&limit=200",
    );
    const address = items.find((row) => row.journeys > 0);
    if (!address) throw new Error("no address with a journey in reach");
    return address;
  }

  /** The id of a building of one house and its two apartments, made once. */
  async building(): Promise<string> {
    const known = await this.read<{ items: { building_id?: string | null }[] }>(
      "/api/addresses?q=nieuwe+kaai+41&limit=10",
    );
    const built = known.items.find((row) => row.building_id)?.building_id;
    if (built) return built;
    const text = (box: string) => ({ text: `Nieuwe Kaai 41${box}, 2800 Mechelen` });
    const house = await this.make<Address>("/api/addresses", "house-of-the-tests", text(""));
    await this.make("/api/addresses", "flat-one-of-the-tests", text(" bus 1"));
    await this.make("/api/addresses", "flat-two-of-the-tests", text(" bus 2"));
    const { id } = await this.make<{ id: string }>("/api/buildings", "building-of-the-tests", {
      ...{ address_id: house.id, address_version: house.version },
    });
    return id;
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
