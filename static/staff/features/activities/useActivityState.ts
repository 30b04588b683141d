// Ticks activities off, withdraws them, and takes that back; each with a short way back.

import { type Activity, type ActivityState, useSetActivityState } from "../../api/activities";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { toast } from "../../ui/Toast";
import { isPlanned } from "./kinds";
import { useSubject } from "./words";

export type Changeable = Pick<Activity, "id" | "version" | "kind" | "subject" | "predefined_key">;

export function useActivityState() {
  const t = useText();
  const problemText = useProblemText();
  const subjectOf = useSubject();
  const command = useSetActivityState();

  /** Null: it stays as it was, and the reader knows why. The row that asked for it may be gone when the answer comes. */
  const send = async (on: Changeable, state: ActivityState): Promise<Activity | null> => {
    try {
      return await command.mutateAsync({ on, state });
    } catch (error) {
      toast.error(isProblem(error, 412) ? t("problem-stale") : problemText(error));
      return null;
    }
  };
  const reopen = async (on: Changeable) => {
    if (await send(on, "open")) toast.success(t("activity-reopened", { subject: subjectOf(on) }));
  };
  const complete = async (on: Changeable) => {
    const done = await send(on, "done");
    if (!done) return;
    const undo = { label: t("undo"), onPress: () => reopen(done) };
    toast.success(t("activity-completed", { subject: subjectOf(on) }), undo);
  };
  /** It comes back as it began. */
  const restore = async (on: Changeable) => {
    const state = isPlanned(on.kind) ? "open" : "done";
    if (await send(on, state)) toast.success(t("activity-restored", { subject: subjectOf(on) }));
  };
  const withdraw = async (on: Changeable) => {
    const withdrawn = await send(on, "withdrawn");
    if (!withdrawn) return;
    const undo = { label: t("undo"), onPress: () => restore(withdrawn) };
    toast.success(t("activity-withdrawn", { subject: subjectOf(on) }), undo);
  };
  return { isPending: command.isPending, complete, reopen, withdraw, restore };
}
