// Sentences for what happened: the kind decides the sentence, the facts fill it in.

import { useCatalogue } from "../../../api/catalogue";
import type { TimelineItem } from "../../../api/types";
import { useUsers } from "../../../api/users";
import { useHasText, useText } from "../../../app/i18n";
import { useTaskLabel } from "../../activities/words";
import { fieldKeyOf } from "../form/fieldValue";
import { useCertificateText, useRecordLabel } from "./recordWords";

/** Longer lists of changed fields end in "and 3 more". */
const NAMED_FIELDS_MAX = 4;

/** `typeOf` tells the type of a dossier by its number: stages and tasks are named by type. */
export function useWords(typeOf: (number: string | null | undefined) => string | undefined) {
  const t = useText();
  const has = useHasText();
  const users = useUsers();
  const recordLabel = useRecordLabel();
  const certificateText = useCertificateText();
  const taskLabel = useTaskLabel();
  const { label, subtypeLabel, stageLabel, field, text } = useCatalogue();

  const userName = (id: string) => users.data?.find((user) => user.id === id)?.name ?? t("somebody-former");
  const fact = (item: TimelineItem, key: string) => {
    const value = item.facts[key];
    return typeof value === "string" ? value : "";
  };
  const actorOf = ({ actor }: TimelineItem) => {
    if (actor?.kind === "user") return actor.name ?? t("former-colleague");
    return actor?.kind === "citizen" ? t("actor-citizen") : t("actor-system");
  };
  const fieldLabel = (name: string) => {
    const known = field(fieldKeyOf(name));
    if (known) return text(known.labels);
    return name === "restricted" ? t("restricted") : name === "assignee_id" ? t("dossier-assignee") : name;
  };

  const facts = (item: TimelineItem): Record<string, string | number> => {
    const type = fact(item, "type") || typeOf(item.dossier_number) || "";
    switch (item.kind) {
      case "queue_item_claimed":
      case "queue_item_released":
        return { queue: label("queues", fact(item, "queue")) };
      case "queue_item_moved":
        return { from: label("queues", fact(item, "from")), to: label("queues", fact(item, "to")) };
      case "dossier_created":
        return {
          number: item.dossier_number ?? "",
          type: [label("types", type), subtypeLabel(type, fact(item, "subtype"))].filter(Boolean).join(" · "),
        };
      case "stage_changed":
        return { from: stageLabel(type, fact(item, "from")), to: stageLabel(type, fact(item, "to")) };
      case "task_created":
        return { task: taskLabel(fact(item, "predefined_key")) };
      case "activity_edited":
      case "activity_completed":
      case "activity_reopened":
      case "activity_withdrawn":
      case "activity_restored":
        return { kind: fact(item, "kind") };
      case "dossier_edited":
        return { fields: namesOf(item, fieldLabel) };
      case "contact_edited":
      case "organisation_edited":
      case "address_edited":
      case "building_edited":
      case "energy_certificate_edited":
        return { fields: namesOf(item, (name) => recordLabel(item.kind, name)) };
      case "energy_certificate_created":
      case "energy_certificate_removed":
        return { certificate: certificateText(fact(item, "kind"), fact(item, "label")) };
      case "address_state_changed":
        return {
          from: t(`address-state-${fact(item, "from")}`),
          to: t(`address-state-${fact(item, "to")}`),
        };
      case "event_dossier_added":
      case "event_dossier_removed":
      case "event_registration_added":
      case "event_registration_removed":
        return { name: fact(item, "name") };
      default:
        return { reference: fact(item, "reference") };
    }
  };

  /** Who it is with now, and which queue it is in now, as far as that changed. */
  const assignment = (item: TimelineItem, actor: string): string => {
    const to = fact(item, "assignee_to");
    const sentences: string[] = [];
    if (to !== fact(item, "assignee_from")) {
      const isOwn = to !== "" && to === item.actor?.id;
      const id = isOwn
        ? "timeline-dossier-taken"
        : to
          ? "timeline-dossier-assigned"
          : "timeline-dossier-unassigned";
      sentences.push(t(id, { actor, name: to && !isOwn ? userName(to) : "" }));
    }
    const queue = fact(item, "queue_to");
    if (queue !== fact(item, "queue_from")) {
      sentences.push(
        queue
          ? t("timeline-dossier-queued", { actor, queue: label("queues", queue) })
          : t("timeline-dossier-unqueued", { actor }),
      );
    }
    return sentences.join(" ");
  };

  const namesOf = (item: TimelineItem, labelOf: (name: string) => string): string => {
    const names = Array.isArray(item.facts.fields) ? item.facts.fields.map(String) : [];
    const shown = names.slice(0, NAMED_FIELDS_MAX).map(labelOf).join(", ");
    const more = names.length - NAMED_FIELDS_MAX;
    return more > 0 ? t("and-more", { list: shown, count: more }) : shown;
  };

  return (item: TimelineItem): string => {
    const actor = actorOf(item);
    if (item.kind === "dossier_assigned") return assignment(item, actor);
    // What it is about stands below, where it is known.
    if (item.kind === "task_created" && (item.activity || !taskLabel(fact(item, "predefined_key")))) {
      return t("timeline-task-planned", { actor });
    }
    const id = `timeline-${item.kind.replaceAll("_", "-")}`;
    // A newer server may know kinds that this app does not.
    return t(has(id) ? id : "timeline-other", { actor, ...facts(item) });
  };
}
