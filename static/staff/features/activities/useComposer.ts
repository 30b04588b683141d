// The new activity that is being written: its kind, what is typed, and sending it.

import { useMemo, useState } from "react";
import { type Activity, type ActivityKind, useCreateActivity } from "../../api/activities";
import { useText } from "../../app/i18n";
import { useLeaveGuard } from "../../app/leaving";
import { useFaults } from "../../app/problems";
import { toast } from "../../ui/Toast";
import { useTellMasked } from "../relations/useTellMasked";
import { useDraft } from "./useDraft";
import { isTyped, newActivity, type Place } from "./values";
import { useFieldLabels } from "./words";

export type Composer = ReturnType<typeof useComposer>;

export interface ComposerOptions {
  place: Place;
  onSaved: (made: Activity) => void;
  /** The form of this kind is gone, saved or not. */
  onClosed: (kind: ActivityKind) => void;
}

export function useComposer({ place, onSaved, onClosed }: ComposerOptions) {
  const t = useText();
  const tellMasked = useTellMasked();
  const { draft, change, clear } = useDraft(place);
  const create = useCreateActivity();
  const [isAsking, setAsking] = useState(false);
  /** The form of this visit was opened by hand: it takes the focus, one that waited does not. */
  const [wasOpened, setOpened] = useState(false);
  const { kind, values, dossier_number } = draft;
  const faults = useComposerFaults(kind ?? "note", create.error);
  // Within the app it waits to be gone on with; only a closed window loses it.
  useLeaveGuard(kind !== null && isTyped(values), () => true);

  const close = () => {
    setAsking(false);
    create.reset();
    clear();
    if (kind) onClosed(kind);
  };
  const cancel = () => {
    if (isTyped(values)) setAsking(true);
    else close();
  };
  const save = async () => {
    if (!kind || create.isPending) return;
    const body = newActivity(kind, values, { journey_number: place.journey_number, dossier_number });
    try {
      const made = await create.mutateAsync({ key: draft.keyOf(body), body });
      tellMasked(made);
      toast.success(t("activity-saved", { kind }));
      onSaved(made);
      close();
    } catch {
      // The form tells of it.
    }
  };

  return {
    kind,
    values,
    dossier_number,
    wasOpened,
    change: (part: Partial<typeof values>) => change({ values: { ...values, ...part } }),
    chooseDossier: (number: string | null) => change({ dossier_number: number }),
    /** Opens the form of a kind, with what was typed for another; closes the one that is open. */
    choose: (chosen: ActivityKind) => {
      if (chosen === kind) return cancel();
      create.reset();
      setOpened(true);
      change({ kind: chosen });
    },
    faults,
    isSaving: create.isPending,
    save,
    cancel,
    isAsking,
    discard: close,
    goOn: () => setAsking(false),
  };
}

function useComposerFaults(kind: ActivityKind, error: unknown) {
  const t = useText();
  const faultsOf = useFaults();
  const fields = useFieldLabels(kind);
  return useMemo(
    () =>
      faultsOf(error, { ...fields, dossier_number: t("activity-about"), journey_number: t("journey") }).map(
        // Which journey it is, has no control on the form.
        (fault) => (fault.field === "journey_number" ? { ...fault, field: "" } : fault),
      ),
    [faultsOf, error, fields, t],
  );
}
