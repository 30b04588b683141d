// The shapes of the API.

import type { Labels, Language } from "../app/i18n";

export type Reach = "none" | "own" | "team" | "all";

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
  | "read_catalogue"
  | "read_colleagues"
  | "manage_users"
  | "manage_settings";

export interface Me {
  id: string;
  name: string;
  email: string;
  role: "viewer" | "coach" | "dispatcher" | "manager";
  language: Language;
  queues: string[];
  permissions: Partial<Record<Action, Reach>>;
  idle_expires_at: string;
  absolute_expires_at: string;
}

export interface User {
  id: string;
  name: string;
  role: Me["role"];
  queues: string[];
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** A colleague as other records name them. */
export interface PersonRef {
  id: string;
  name: string;
}

// Catalogue

export interface Entry {
  key: string;
  labels: Labels;
  active: boolean;
}

export interface DossierType extends Entry {
  stages: { key: string; labels: Labels }[];
  tabs: { key: string; labels: Labels; sections: { key: string; labels: Labels; fields: string[] }[] }[];
}

export interface Subtype extends Entry {
  type: string;
  phase: number | null;
  /** Predefined tasks of a new dossier. */
  tasks?: { key: string; labels: Labels }[];
}

export interface Theme extends Entry {
  queue: string;
  type: string;
  subtype: string | null;
}

export type FieldKind =
  | "text"
  | "long_text"
  | "date"
  | "partial_date"
  | "date_time"
  | "integer"
  | "decimal"
  | "money"
  | "option"
  | "options"
  | "yes_no_unknown";

export interface Field extends Entry {
  type: string | null;
  tab: string;
  section: string;
  kind: FieldKind;
  class: "normal" | "sensitive";
  option_list: string | null;
  /** The stage that cannot be left while the field is empty. */
  required_from: string | null;
  /** The property of the dossier it draws; without it the value stands in `details`. */
  column?: FieldColumn;
  /** Shown, never typed. */
  computed?: boolean;
  max_length?: number;
  /** Decimals of a `decimal`, whose value is an integer. */
  scale?: number;
  /** Bounds, scaled like the value. */
  min?: number;
  max?: number;
  unit?: string;
  hint?: Labels;
}

export type FieldColumn =
  | "subtype"
  | "source"
  | "main_project"
  | "extra_projects"
  | "client_language"
  | "preferred_channel"
  | "assignee"
  | "queue"
  | "priority"
  | "due_date"
  | "requested_on"
  | "reaction_days";

export interface Catalogue {
  version: number;
  types: DossierType[];
  subtypes: Subtype[];
  queues: Entry[];
  sources: Entry[];
  projects: Entry[];
  roles: Entry[];
  themes: Theme[];
  fields: Field[];
  options: (Entry & { list: string })[];
}

/** Empty texts are not shown. */
export interface Settings {
  desk_name: Labels;
  telephone: string;
  email: string;
  hours: Labels;
  address: Labels;
  public_languages: Language[];
  logo: { media_type: "image/png" | "image/webp" | "image/jpeg"; base64: string } | null;
  privacy_contact: string;
}

// Queues

export interface QueueCount {
  key: string;
  unlinked: number;
  linked: number;
  mine: number;
}

export interface QueueItemRow {
  id: string;
  version: number;
  queue: string;
  state: "unlinked" | "linked" | "dismissed";
  received_at: string;
  reference: string;
  name: string;
  question_start: string;
  themes: string[];
  language: Language;
  claimed_by: PersonRef | null;
  claimed_at: string | null;
  dossier_number: string | null;
}

export interface Submission {
  name: string;
  email: string | null;
  telephone: string | null;
  capacity: string;
  address_text: string;
  apartment_building: "yes" | "no" | "unknown";
  question: string;
  answer_channels: ("email" | "telephone" | "post")[];
  themes: string[];
  language: Language;
  received_at: string;
  reference: string;
}

export interface ProposedContact {
  id: string;
  name: string;
  email: string | null;
  telephone: string | null;
  score: number;
}

export interface QueueItem extends QueueItemRow {
  submission: Submission;
  proposal: {
    type: string | null;
    subtype: string | null;
    role: string | null;
    source: string | null;
    main_project: string | null;
    contacts: ProposedContact[];
    addresses: { id: string; text: string }[];
  };
  dossier: { number: string; journey_number?: string } | null;
  allowed: { claim: boolean; move: boolean; convert: boolean };
}

export interface NewDossier {
  type: string;
  subtype: string | null;
  contact:
    | { id: string }
    | {
        name: string;
        email: string | null;
        telephone: string | null;
        language: Language;
        preferred_channel: string | null;
      };
  role: string;
  address: { text: string } | { id: string } | null;
  source: string | null;
  main_project: string | null;
  /** Null: the day the request came in. */
  requested_on: string | null;
  /** Null: whoever claimed the request. */
  assignee_id: string | null;
}

export interface NewDossierAnswer {
  id: string;
  number: string;
  journey_number: string;
}

// Dossiers

export interface DossierRow {
  number: string;
  version: number;
  type: string;
  subtype: string | null;
  stage: string;
  customer: string | null;
  address: string | null;
  assignee: PersonRef | null;
  queue: string | null;
  priority: "low" | "normal" | "high";
  due_date: string | null;
  requested_on: string;
  updated_at: string;
  restricted: boolean;
  state: "active" | "inactive";
}

export interface Party {
  id: string;
  contact: { id: string; name: string; email: string | null; telephone: string | null } | null;
  organisation: { id: string; name: string } | null;
  roles: string[];
  is_primary: boolean;
}

export interface JourneyAddress {
  id: string;
  text: string;
  state: "typed" | "matched" | "manual";
  is_main: boolean;
}

export interface Wagon {
  number: string;
  type: string;
  subtype: string | null;
  stage: string;
  assignee_name: string | null;
  due_date: string | null;
}

export interface Journey {
  id: string;
  /** The number of its first dossier. */
  number: string;
  version: number;
  dossiers: Wagon[];
  parties: Party[];
  addresses: JourneyAddress[];
}

/** A value of the `details` document, by the field's kind. */
export type DetailValue = string | number | boolean | string[] | null;

export interface Dossier {
  id: string;
  number: string;
  version: number;
  type: string;
  subtype: string | null;
  stage: string;
  source: string | null;
  main_project: string | null;
  extra_projects: string[];
  assignee: PersonRef | null;
  queue: string | null;
  priority: DossierRow["priority"];
  due_date: string | null;
  requested_on: string;
  /** Working days from the first contact to the first action. */
  reaction_days: number | null;
  restricted: boolean;
  state: DossierRow["state"];
  client_language?: string | null;
  preferred_channel?: string | null;
  details: Record<string, DetailValue>;
  journey: Journey;
  submission: Submission | null;
  /** Required fields that are still empty, with the stage that cannot be left without them. */
  missing: Record<string, string>;
  allowed: { edit: boolean; change_stage: boolean; assign: boolean };
  created_at: string;
  updated_at: string;
}

export interface DossierChange {
  subtype?: string | null;
  source?: string | null;
  main_project?: string | null;
  extra_projects?: string[];
  priority?: DossierRow["priority"];
  due_date?: string | null;
  requested_on?: string;
  restricted?: boolean;
  details?: Record<string, DetailValue>;
}

export interface TimelineItem {
  id: number;
  kind: string;
  happened_at: string;
  recorded_at: string;
  actor: { kind: string; id: string | null; name: string | null } | null;
  dossier_number: string | null;
  facts: Record<string, unknown>;
}
