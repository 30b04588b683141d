// The shapes of the API by name, from its description; narrower where the description says less than the API does.

import type { Schemas, With } from "./schema";

// The desk

export type Me = Schemas["Me"];
export type User = Schemas["User"];
export type Settings = Schemas["Settings"];

/** What `permissions` speaks of. */
export type Action =
  | "read_dossier"
  | "create_dossier"
  | "edit_dossier"
  | "change_stage"
  | "assign_dossier"
  | "read_queue_item"
  | "claim_queue_item"
  | "move_queue_item"
  | "convert_queue_item"
  | "edit_activities"
  | "edit_others_activities"
  | "read_contact"
  | "edit_contact"
  | "deactivate_contact"
  | "merge_contacts"
  | "edit_parties"
  | "read_address"
  | "edit_address"
  | "except_address"
  | "edit_journey_addresses"
  | "read_event"
  | "edit_event"
  | "read_catalogue"
  | "read_colleagues"
  | "manage_users"
  | "manage_settings";

// Catalogue. The description lets entries leave out what the catalogue's files may leave out; answers have it all.

type Entry<Shape> = With<Shape, { active: boolean }>;
type Section = Required<Schemas["Section"]>;

export type Tab = With<Schemas["Tab"], { sections: Section[] }>;
export type DossierType = With<Schemas["DossierType"], { active: boolean; tabs: Tab[] }>;
export type Subtype = Entry<Schemas["Subtype"]>;
export type Theme = Entry<Schemas["Theme"]>;
export type Field = Entry<Schemas["Field"]>;

export type Catalogue = With<
  Schemas["Catalogue"],
  {
    types: DossierType[];
    subtypes: Subtype[];
    queues: Entry<Schemas["Queue"]>[];
    sources: Entry<Schemas["Entry"]>[];
    projects: Entry<Schemas["Project"]>[];
    roles: Entry<Schemas["PartyRole"]>[];
    themes: Theme[];
    work_kinds: Entry<Schemas["Entry"]>[];
    fields: Field[];
    options: Entry<Schemas["Choice"]>[];
  }
>;

// Queues

export type QueueCount = Schemas["QueueCount"];
export type QueueItemRow = Schemas["QueueItemRow"];
export type QueueItem = Schemas["QueueItem"];
export type Submission = Schemas["Submission"];
export type ProposedContact = Schemas["ProposedContact"];
export type ProposedAddress = Schemas["ProposedAddress"];
export type ConversionRequest = Schemas["ConversionRequest"];

// Dossiers

export type DossierRow = Schemas["DossierRow"];
export type DossierSubmission = Schemas["DossierSubmission"];
export type DossierChange = Schemas["Edit"];
export type TimelineItem = Schemas["TimelineEntry"];
export type Party = Schemas["JourneyParty"];
export type Journey = Schemas["Journey"];
export type JourneyAddress = Schemas["JourneyAddress"];
/** A dossier among those of its journey. */
export type Wagon = Schemas["JourneyDossier"];

/** A value of the `details` document, by the field's kind. */
export type DetailValue = string | number | boolean | string[] | null;

export type Dossier = With<Schemas["Dossier"], { details: Record<string, DetailValue> }>;
