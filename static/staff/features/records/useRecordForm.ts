// The unsaved edits of a record, and what the refusals of saving them mean for the form.

import { useMemo, useState } from "react";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { useLeaveGuard } from "../../app/leaving";
import { useFaults, useProblemText } from "../../app/problems";
import { toast } from "../../ui/Toast";
import { changedFields, changeOf, conflictsOf, type FieldOf, type Values } from "./values";

export interface RecordFormOptions<Item, Held extends Values, Change> {
  /** The record as it is when the form opens. */
  latest: Item;
  /** What of it stands in the form: every field, also the empty ones. */
  valuesOf: (record: Item) => Held;
  /** The label of each field; faults of fields without one are told of the whole form. */
  labels: Record<FieldOf<Held>, string>;
  /** Fields that are never empty. */
  required?: readonly FieldOf<Held>[];
  /** Sends the edits, made on the version `on`; a 412 brings the present record. */
  send: (on: Item, change: Change) => Promise<Item>;
  isSaving: boolean;
  onSaved?: (saved: Item) => void;
  onClose: () => void;
}

interface OpenConflict<Item, Held> {
  current: Item;
  theirs: Held;
  fields: FieldOf<Held>[];
}

/** What a form needs of its hook, whatever the record. */
export interface RecordFormState<Held extends Values> {
  values: Held;
  change: (part: Partial<Held>) => void;
  labels: Record<FieldOf<Held>, string>;
  faults: ReturnType<ReturnType<typeof useFaults>>;
  isDirty: boolean;
  isSaving: boolean;
  /** False: it was not saved, and the reader knows why. */
  save: () => Promise<boolean>;
  conflict: Pick<OpenConflict<unknown, Held>, "theirs" | "fields"> | null;
  closeConflict: () => void;
  /** Goes on with the present version: theirs in the fields `theirs`, mine in all others. */
  decideConflict: (theirs: string[]) => Promise<void>;
  /** Set while the reader is asked about leaving: goes where they wanted to. */
  leave: (() => void) | null;
  stay: () => void;
  saveAndLeave: () => Promise<void>;
}

export function useRecordForm<Item, Held extends Values, Change>(
  options: RecordFormOptions<Item, Held, Change>,
): RecordFormState<Held> {
  const { latest, valuesOf, labels, required, isSaving, onSaved, onClose } = options;
  const t = useText();
  const problemText = useProblemText();
  /** The version that the edits are made on. */
  const [base, setBase] = useState(latest);
  const [values, setValues] = useState(() => valuesOf(latest));
  const { faults, setRefusal } = useRefusal(labels);
  const [conflict, setConflict] = useState<OpenConflict<Item, Held> | null>(null);
  const change = changeOf(valuesOf(base), values, required);
  const isDirty = Object.keys(change).length > 0;
  const { leave, setLeave } = useLeaving(isDirty);

  const send = async (on: Item, sent: Values, isFirstTry: boolean): Promise<boolean> => {
    setRefusal(null);
    try {
      // What a form holds is what the API takes: the values were read from it.
      const saved = await options.send(on, sent as Change);
      onSaved?.(saved);
      if (isFirstTry) toast.success(t("saved"));
      return true;
    } catch (error) {
      if (isProblem(error, 412) && error.current && isFirstTry) {
        return overtaken(on, error.current as Item, sent);
      }
      if (isProblem(error, 422)) setRefusal(error);
      else toast.error(problemText(error));
      return false;
    }
  };

  /** Others changed the record meanwhile: other fields are no matter, the same ones are for the reader to decide. */
  const overtaken = async (on: Item, current: Item, sent: Values): Promise<boolean> => {
    const theirs = valuesOf(current);
    const fields = conflictsOf(valuesOf(on), theirs, sent);
    if (fields.length > 0) {
      setConflict({ current, theirs, fields });
      return false;
    }
    const names = changedFields(valuesOf(on), theirs).map((field) => labels[field]);
    rebase(on, current);
    const isSaved = await send(current, sent, false);
    if (isSaved && names.length > 0) toast.info(t("saved-beside-others", { fields: names.join(", ") }));
    else if (isSaved) toast.success(t("saved"));
    return isSaved;
  };

  /** Goes on from `current`: what only the other changed is taken over. */
  const rebase = (on: Item, current: Item, theirs: string[] = []) => {
    const now = valuesOf(current);
    const taken = changedFields(valuesOf(on), now).filter(
      (field) => !(field in change) || theirs.includes(field),
    );
    setBase(current);
    setValues((mine) => ({ ...mine, ...Object.fromEntries(taken.map((field) => [field, now[field]])) }));
  };

  const save = async (): Promise<boolean> => {
    const isSaved = !isDirty || (await send(base, change, true));
    if (isSaved) onClose();
    return isSaved;
  };

  return {
    values,
    change: (part) => setValues((before) => ({ ...before, ...part })),
    labels,
    faults,
    isDirty,
    isSaving,
    save,
    conflict,
    closeConflict: () => setConflict(null),
    decideConflict: async (theirs) => {
      if (!conflict) return;
      const kept = Object.entries(change).filter(([field]) => !theirs.includes(field));
      setConflict(null);
      rebase(base, conflict.current, theirs);
      if (kept.length === 0 || (await send(conflict.current, Object.fromEntries(kept), true))) onClose();
    },
    leave,
    stay: () => setLeave(null),
    saveAndLeave: async () => {
      const isSaved = await save();
      setLeave(null);
      if (isSaved) leave?.();
    },
  };
}

function useRefusal(labels: Record<string, string>) {
  const faultsOf = useFaults();
  const [refusal, setRefusal] = useState<unknown>(null);
  const faults = useMemo(() => faultsOf(refusal, labels), [faultsOf, refusal, labels]);
  return { faults, setRefusal };
}

function useLeaving(isDirty: boolean) {
  const [leave, setLeave] = useState<(() => void) | null>(null);
  useLeaveGuard(isDirty, (_, proceed) => {
    setLeave(() => proceed);
    return false;
  });
  return { leave, setLeave };
}
