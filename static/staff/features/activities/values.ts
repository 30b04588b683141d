// The fields of an activity as a form holds them, and how a new one is sent.

import type { Activity, ActivityChange, ActivityKind, NewActivity } from "../../api/activities";
import { FIELDS_OF } from "./kinds";

export type ActivityValues = {
  subject: string;
  body: string;
  /** Null for what happens now. */
  happened_at: string | null;
  due_date: string | null;
  direction: string;
  contact_id: string;
  assignee_id: string;
};

export type ActivityField = keyof ActivityValues & keyof ActivityChange;

/** Never empty: cleared, they are sent blank, for the API to refuse. */
export const REQUIRED: readonly ActivityField[] = ["subject"];

export const DIRECTIONS = ["incoming", "outgoing"] as const;

/** A new one, of which nothing is known yet but who makes it: that one does what nobody else is asked to do. */
export const startOf = (me: string): ActivityValues => ({
  ...{ subject: "", body: "", happened_at: null, due_date: null, direction: "", contact_id: "" },
  assignee_id: me,
});

/** `subject` as people read it: a predefined task has a key in its place. */
export const valuesOf = (activity: Activity, subject: string): ActivityValues => ({
  subject,
  body: activity.body ?? "",
  happened_at: activity.happened_at ?? null,
  due_date: activity.due_date ?? null,
  direction: activity.direction ?? "",
  contact_id: activity.contact?.id ?? "",
  assignee_id: activity.assignee?.id ?? "",
});

/** Whether something would be lost. */
export const isTyped = ({ subject, body }: ActivityValues) => (subject + body).trim() !== "";

/** What an activity belongs to: a journey, and the dossier that it is about, if one. */
export type Place = Pick<NewActivity, "journey_number" | "dossier_number">;

/** The request for a new activity: only with fields that its kind has, whatever was filled in for another kind. */
export function newActivity(kind: ActivityKind, values: ActivityValues, place: Place): NewActivity {
  const given = FIELDS_OF[kind].map((field) => [field, values[field]?.trim() || null]);
  return { kind, ...place, ...Object.fromEntries(given), subject: values.subject.trim() };
}
