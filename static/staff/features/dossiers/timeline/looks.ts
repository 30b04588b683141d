// The icon and tone of each kind of entry.

import type { Tone } from "../../../ui/Badge";
import type { IconName } from "../../../ui/Icon";

export interface Look {
  icon: IconName;
  tone: Tone;
}

const LOOKS: Record<string, Look> = {
  submission_received: { icon: "message", tone: "info" },
  queue_item_claimed: { icon: "hand", tone: "neutral" },
  queue_item_released: { icon: "hand", tone: "neutral" },
  queue_item_moved: { icon: "move", tone: "neutral" },
  dossier_created: { icon: "folder", tone: "success" },
  dossier_edited: { icon: "edit", tone: "neutral" },
  stage_changed: { icon: "flag", tone: "accent" },
  dossier_assigned: { icon: "user", tone: "neutral" },
  task_created: { icon: "task", tone: "warning" },
  note_added: { icon: "note", tone: "info" },
  call_logged: { icon: "phone", tone: "info" },
  visit_logged: { icon: "counter", tone: "info" },
  appointment_planned: { icon: "calendar", tone: "warning" },
  activity_edited: { icon: "edit", tone: "neutral" },
  activity_completed: { icon: "check", tone: "success" },
  activity_reopened: { icon: "refresh", tone: "neutral" },
  activity_withdrawn: { icon: "cross", tone: "neutral" },
  activity_restored: { icon: "refresh", tone: "neutral" },
  contact_created: { icon: "user", tone: "success" },
  contact_edited: { icon: "edit", tone: "neutral" },
  contact_deactivated: { icon: "cross", tone: "warning" },
  contact_reactivated: { icon: "check", tone: "success" },
  contacts_merged: { icon: "link", tone: "accent" },
  contacts_unmerged: { icon: "link", tone: "neutral" },
  organisation_created: { icon: "building", tone: "success" },
  organisation_edited: { icon: "edit", tone: "neutral" },
  organisation_deactivated: { icon: "cross", tone: "warning" },
  organisation_reactivated: { icon: "check", tone: "success" },
  organisations_merged: { icon: "link", tone: "accent" },
  organisations_unmerged: { icon: "link", tone: "neutral" },
  party_added: { icon: "users", tone: "success" },
  party_edited: { icon: "users", tone: "neutral" },
  party_removed: { icon: "users", tone: "neutral" },
  primary_party_changed: { icon: "user", tone: "accent" },
  address_created: { icon: "pin", tone: "success" },
  address_edited: { icon: "edit", tone: "neutral" },
  address_state_changed: { icon: "link", tone: "accent" },
  addresses_merged: { icon: "link", tone: "accent" },
  addresses_unmerged: { icon: "link", tone: "neutral" },
  building_created: { icon: "building", tone: "success" },
  building_edited: { icon: "edit", tone: "neutral" },
  energy_certificate_created: { icon: "document", tone: "success" },
  energy_certificate_edited: { icon: "document", tone: "neutral" },
  energy_certificate_removed: { icon: "document", tone: "warning" },
  journey_address_added: { icon: "pin", tone: "success" },
  journey_address_edited: { icon: "pin", tone: "neutral" },
  journey_address_removed: { icon: "pin", tone: "neutral" },
  main_address_changed: { icon: "pin", tone: "accent" },
  event_dossier_added: { icon: "calendar", tone: "success" },
  event_dossier_removed: { icon: "calendar", tone: "neutral" },
  event_registration_added: { icon: "calendar", tone: "success" },
  event_registration_removed: { icon: "calendar", tone: "neutral" },
};

export const lookOf = (kind: string): Look => LOOKS[kind] ?? { icon: "clock", tone: "neutral" };

/** Kinds of entries that show what was noted or planned, as it is now; others tell what became of it. */
const ACTIVITIES = ["note_added", "call_logged", "visit_logged", "appointment_planned", "task_created"];

export const showsActivity = (kind: string): boolean => ACTIVITIES.includes(kind);
