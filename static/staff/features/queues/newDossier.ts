// The form that makes a dossier of a request: what it starts with and what it sends.

import type { ConversionRequest, QueueItem, Submission } from "../../api/types";
import type { Language } from "../../app/i18n";

/** Stand in the choices where an id stands. */
export const NEW_CONTACT = "new";
export const TYPED_ADDRESS = "typed";
export const NO_ADDRESS = "none";

export interface Draft {
  type: string;
  subtype: string | null;
  role: string;
  source: string | null;
  main_project: string | null;
  requested_on: string | null;
  assignee_id: string | null;
  /** A known contact's id, or NEW_CONTACT. */
  contact: string;
  name: string;
  email: string;
  telephone: string;
  language: Language;
  preferred_channel: string | null;
  /** A known address's id, TYPED_ADDRESS or NO_ADDRESS. */
  address: string;
  addressText: string;
}

/**
 * The proposal of the API, as a form. A known contact is only chosen beforehand when it is the same in more than one
 * respect: merging two people is harder to see than a double.
 */
export function draftOf(item: QueueItem, receivedOn: string): Draft {
  const { proposal, submission } = item;
  const [best] = proposal.contacts;
  const isSure =
    best !== undefined &&
    Boolean(best.email) &&
    best.email === submission.email &&
    sameName(best.name, submission.name);
  return {
    type: proposal.type ?? "",
    subtype: proposal.subtype ?? null,
    role: proposal.role ?? "",
    source: proposal.source ?? null,
    main_project: proposal.main_project ?? null,
    requested_on: receivedOn,
    assignee_id: item.claimed_by?.id ?? null,
    contact: isSure ? best.id : NEW_CONTACT,
    name: submission.name,
    email: submission.email ?? "",
    telephone: submission.telephone ?? "",
    language: submission.language,
    preferred_channel: preferredChannel(submission),
    address: submission.address_text.trim() ? TYPED_ADDRESS : NO_ADDRESS,
    addressText: submission.address_text,
  };
}

export function bodyOf(draft: Draft): ConversionRequest {
  return {
    type: draft.type,
    subtype: draft.subtype,
    contact:
      draft.contact === NEW_CONTACT
        ? {
            name: draft.name.trim(),
            email: draft.email.trim() || null,
            telephone: draft.telephone.trim() || null,
            language: draft.language,
            preferred_channel: draft.preferred_channel,
          }
        : { id: draft.contact },
    role: draft.role,
    address: addressOf(draft),
    source: draft.source,
    main_project: draft.main_project,
    requested_on: draft.requested_on,
    assignee_id: draft.assignee_id,
  };
}

function addressOf(draft: Draft): ConversionRequest["address"] {
  if (draft.address === NO_ADDRESS) return null;
  return draft.address === TYPED_ADDRESS ? { text: draft.addressText.trim() } : { id: draft.address };
}

/** Only a single wish is a preference. */
function preferredChannel(submission: Submission): string | null {
  const [only, ...others] = submission.answer_channels;
  return only && others.length === 0 ? only : null;
}

const sameName = (one: string, other: string) =>
  one.localeCompare(other, "nl", { sensitivity: "base", ignorePunctuation: true }) === 0;
