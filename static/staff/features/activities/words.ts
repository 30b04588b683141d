// What is on an activity, in words.

import { useMemo } from "react";
import type { Activity, ActivityKind } from "../../api/activities";
import { useCatalogue } from "../../api/catalogue";
import { useUsers } from "../../api/users";
import { useDates } from "../../app/dates";
import { useText } from "../../app/i18n";
import type { ActivityField, ActivityValues } from "./values";

/** The labels of the fields; when something happens is called otherwise by kind. */
export function useFieldLabels(kind: ActivityKind): Record<ActivityField, string> {
  const t = useText();
  return useMemo(
    () => ({
      subject: t("activity-subject"),
      body: t("activity-body"),
      happened_at: kind === "appointment" ? t("activity-planned-at") : t("activity-happened-at"),
      due_date: t("due"),
      direction: t("activity-direction"),
      contact_id: t("activity-with"),
      assignee_id: t("dossier-assignee"),
    }),
    [t, kind],
  );
}

/** The label of a predefined task by its key; nothing for others. */
export function useTaskLabel(): (key: string | null | undefined) => string {
  const { catalogue, text } = useCatalogue();
  return (key) => {
    const tasks = catalogue?.subtypes.flatMap((subtype) => subtype.tasks ?? []);
    return text(tasks?.find((task) => task.key === key)?.labels);
  };
}

/** What an activity is about: a predefined task says so in the reader's language, unless somebody wrote it anew. */
export function useSubject(): (activity: Pick<Activity, "subject" | "predefined_key">) => string {
  const taskLabel = useTaskLabel();
  return ({ subject, predefined_key }) =>
    (predefined_key && subject === predefined_key && taskLabel(predefined_key)) || subject;
}

/** A value in words, to choose between theirs and mine. `people` names those that the form offers. */
export function useValueText(people: { key: string; label: string }[]) {
  const t = useText();
  const dates = useDates();
  const users = useUsers();
  return (field: ActivityField, value: ActivityValues[ActivityField]): string => {
    if (!value) return "";
    switch (field) {
      case "happened_at":
        return dates.dateTime(value);
      case "due_date":
        return dates.date(value);
      case "direction":
        return t(`activity-${value}`);
      case "contact_id":
        return people.find((person) => person.key === value)?.label ?? t("somebody-else");
      case "assignee_id":
        return users.data?.find((user) => user.id === value)?.name ?? t("somebody-former");
      default:
        return value;
    }
  };
}
