// The form of a new dossier: what it starts with and what it sends.

import type { FoundAddress } from "../../api/addresses";
import type { OpeningRequest } from "../../api/openings";
import { ApiProblem } from "../../api/problem";
import type { Identity, Values } from "../../api/relations";
import type { FormFault } from "../../ui/FormErrorSummary";
import { newRelation } from "../relations/values";

/** Looked for; `isAgain` after another was chosen first. */
interface Finding {
  kind: "finding";
  text: string;
  isAgain: boolean;
}

export type Who =
  | Finding
  | { kind: "known"; contact: Identity }
  /** Somebody whom the desk does not know yet. */
  | { kind: "new"; values: Values };

export type Where =
  | Finding
  | { kind: "known"; address: FoundAddress }
  /** As it is told; it is matched with the register later. */
  | { kind: "new"; text: string };

export interface Draft {
  type: string;
  subtype: string | null;
  source: string | null;
  main_project: string | null;
  role: string | null;
  who: Who;
  where: Where;
}

export const finding = (isAgain: boolean): Finding => ({ kind: "finding", text: "", isAgain });

/** What is typed to find something; a field that was just chosen in still reports that it was emptied. */
export const typedIn = <Place extends Who | Where>(place: Place, text: string): Place =>
  place.kind === "finding" ? { ...place, text } : place;

export const emptyDraft = (type = ""): Draft => ({
  type,
  subtype: null,
  source: null,
  main_project: null,
  role: null,
  who: finding(false),
  where: finding(false),
});

/** A role goes with somebody; one that is missing is for the API to miss. */
export function openingOf({ who, where, role, ...dossier }: Draft): OpeningRequest {
  const contact = contactOf(who);
  return { ...dossier, contact, role: contact && role, address: addressOf(where) };
}

function contactOf(who: Who): OpeningRequest["contact"] {
  if (who.kind === "finding") return null;
  return who.kind === "known" ? { id: who.contact.id } : newRelation(who.values);
}

function addressOf(where: Where): OpeningRequest["address"] {
  if (where.kind === "finding") return null;
  return where.kind === "known" ? { id: where.address.id } : { text: where.text.trim() };
}

/** Who or what was typed and not chosen, refused as the API would: it is not left out silently. */
export function unchosen({ who, where }: Pick<Draft, "who" | "where">): ApiProblem | null {
  const places = Object.entries({ contact: who, address: where });
  const left = places.filter(([, place]) => place.kind === "finding" && place.text.trim());
  if (left.length === 0) return null;
  const errors = Object.fromEntries(left.map(([field]) => [field, ["unknown-option"]]));
  return new ApiProblem({ status: 422, code: "invalid", errors });
}

/** Faults of somebody new stand at the fields of a person; what was chosen has no control. */
export function atControl(fault: FormFault): FormFault {
  if (/^(contact|address)\.id$|^journey_number$/.test(fault.field)) return { ...fault, field: "" };
  return { ...fault, field: fault.field.replace(/^contact\./, "") };
}
