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
  task_created: { icon: "calendar", tone: "warning" },
};

export const lookOf = (kind: string): Look => LOOKS[kind] ?? { icon: "clock", tone: "neutral" };
