// The unsaved edits of a record, and what the refusals of saving them mean for the form.

import { useMemo, useState } from "react";
import { isProblem } from "../../api/problem";
import {
  type FieldName,
  type Noun,
  type Relation,
  type RelationChange,
  useRelationCommand,
} from "../../api/relations";
import { useText } from "../../app/i18n";
import { useLeaveGuard } from "../../app/leaving";
import { useFaults, useProblemText } from "../../app/problems";
import { toast } from "../../ui/Toast";
import { useTellMasked } from "./useTellMasked";
import { changedFields, changeOf, conflictsOf, valuesOf } from "./values";
import { useFieldLabels } from "./words";

interface OpenConflict {
  current: Relation;
  fields: FieldName[];
}

export function useRelationForm(noun: Noun, latest: Relation, onClose: () => void) {
  const t = useText();
  const labels = useFieldLabels();
  const faultsOf = useFaults();
  const problemText = useProblemText();
  const tellMasked = useTellMasked();
  const command = useRelationCommand(noun);
  /** The version that the edits are made on. */
  const [base, setBase] = useState(latest);
  const [values, setValues] = useState(() => valuesOf(noun, latest));
  const [refusal, setRefusal] = useState<unknown>(null);
  const [conflict, setConflict] = useState<OpenConflict | null>(null);
  const [leave, setLeave] = useState<(() => void) | null>(null);
  const faults = useMemo(() => faultsOf(refusal, labels), [faultsOf, refusal, labels]);
  const change = changeOf(noun, base, values);
  const isDirty = Object.keys(change).length > 0;

  useLeaveGuard(isDirty, (_, proceed) => {
    setLeave(() => proceed);
    return false;
  });

  /** False: it was not saved, and the reader knows why. */
  const send = async (on: Relation, sent: RelationChange, isFirstTry: boolean): Promise<boolean> => {
    setRefusal(null);
    try {
      const saved = await command.mutateAsync({ on, command: { kind: "edit", change: sent } });
      tellMasked(saved);
      if (isFirstTry) toast.success(t("saved"));
      return true;
    } catch (error) {
      if (isProblem(error, 412) && error.current && isFirstTry) {
        return overtaken(on, error.current as Relation, sent);
      }
      if (isProblem(error, 422)) setRefusal(error);
      else toast.error(problemText(error));
      return false;
    }
  };

  /** Others changed the record meanwhile: other fields are no matter, the same ones are for the reader to decide. */
  const overtaken = async (on: Relation, current: Relation, sent: RelationChange): Promise<boolean> => {
    const fields = conflictsOf(noun, on, current, sent);
    if (fields.length > 0) {
      setConflict({ current, fields });
      return false;
    }
    const names = changedFields(noun, on, current).map((field) => labels[field]);
    rebase(on, current);
    const isSaved = await send(current, sent, false);
    if (isSaved && names.length > 0) toast.info(t("saved-beside-others", { fields: names.join(", ") }));
    else if (isSaved) toast.success(t("saved"));
    return isSaved;
  };

  /** Goes on from `current`: what only the other changed is taken over. */
  const rebase = (on: Relation, current: Relation, theirs: string[] = []) => {
    const now = valuesOf(noun, current);
    const taken = changedFields(noun, on, current).filter(
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
    change: (field: FieldName, value: string) => setValues((before) => ({ ...before, [field]: value })),
    faults,
    isSaving: command.isPending,
    save,
    conflict,
    closeConflict: () => setConflict(null),

    /** Goes on with the present version: theirs in the fields `theirs`, mine in all others. */
    decideConflict: async (theirs: string[]) => {
      if (!conflict) return;
      const kept = Object.fromEntries(Object.entries(change).filter(([field]) => !theirs.includes(field)));
      setConflict(null);
      rebase(base, conflict.current, theirs);
      if (Object.keys(kept).length === 0 || (await send(conflict.current, kept, true))) onClose();
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
