// The commands on the dossier that is on the screen, and what their refusals mean for the form.

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useCatalogue } from "../../../api/catalogue";
import { type DossierCommand, keepDossier, useDossierCommand } from "../../../api/dossier";
import { type ApiProblem, isProblem } from "../../../api/problem";
import type { Dossier, Field } from "../../../api/types";
import { useHasText, useText } from "../../../app/i18n";
import { useProblemText } from "../../../app/problems";
import { toast } from "../../../ui/Toast";
import { useTellMasked } from "../../relations/useTellMasked";
import { changeOf, type Edits, fieldKeyOf } from "../form/fieldValue";
import { maskedIn } from "../form/masked";
import { type Conflict, changedFields, conflictsOf } from "../form/merge";
import type { Draft } from "../form/useDraft";

/** A stage that could not be reached, and the fields that were empty. */
export interface Refusal {
  stage: string;
  fields: string[];
}

export interface OpenConflict {
  current: Dossier;
  conflicts: Conflict[];
}

export function useDossierActions(draft: Draft, fields: Field[], onFault: (field: string) => void) {
  const t = useText();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const faultText = useFaultText();
  const { field, stageLabel, text } = useCatalogue();
  const tellMasked = useTellMasked();
  const command = useDossierCommand();
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [conflict, setConflict] = useState<OpenConflict | null>(null);
  const [assignError, setAssignError] = useState<unknown>(null);
  // Typing goes on while a command is on its way.
  const latest = useRef(draft);
  latest.current = draft;

  /** Goes on from the answer with what was typed since; of `edits`, which it saved, the form shows what the desk keeps. */
  const send = async (on: Dossier, sent: DossierCommand, edits: Edits = {}): Promise<Dossier> => {
    const saved = await command.mutateAsync({ number: on.number, version: on.version, command: sent });
    const typed = Object.entries(latest.current.edits).filter(([key, value]) => value !== edits[key]);
    latest.current.rebase(saved, Object.fromEntries(typed), fields);
    return saved;
  };

  const showCurrent = (error: ApiProblem) => {
    const current = error.current as Dossier;
    keepDossier(queries, current);
    return current;
  };

  const tell = (error: unknown) => {
    if (isProblem(error, 412) && error.current) showCurrent(error);
    else if (isProblem(error, 409)) queries.invalidateQueries({ queryKey: ["catalogue"] });
    toast.error(problemText(error));
  };

  const showFaults = (error: ApiProblem) => {
    const entries = Object.entries(error.errors).map(([name, codes]) => [fieldKeyOf(name), faultText(codes)]);
    const found: Record<string, string> = Object.fromEntries(entries);
    const shown = fields.filter((candidate) => candidate.key in found).map((candidate) => candidate.key);
    setFaults(found);
    const [first] = shown;
    if (first === undefined) toast.error(problemText(error));
    else onFault(first);
    return shown;
  };

  /** Null: it was not saved, and the reader knows why. */
  const saveEdits = async (on: Dossier, edits: Edits, isFirstTry: boolean): Promise<Dossier | null> => {
    try {
      const saved = await send(on, { kind: "edit", change: changeOf(edits, field) }, edits);
      tellMasked({ masked: maskedIn(saved, edits, field) });
      setFaults({});
      setRefusal(null);
      if (isFirstTry) toast.success(t("saved"));
      return saved;
    } catch (error) {
      if (isProblem(error, 422)) showFaults(error);
      else if (isProblem(error, 412) && error.current && isFirstTry) return overtaken(on, edits, error);
      else tell(error);
      return null;
    }
  };

  /** Others changed the dossier meanwhile: other fields are no matter, the same ones are for the reader to decide. */
  const overtaken = async (on: Dossier, edits: Edits, error: ApiProblem): Promise<Dossier | null> => {
    const current = showCurrent(error);
    const conflicts = conflictsOf(fields, on, current, edits);
    if (conflicts.length > 0) {
      setConflict({ current, conflicts });
      return null;
    }
    latest.current.rebase(current, edits, fields);
    const saved = await saveEdits(current, edits, false);
    const names = changedFields(fields, on, current).map((changed) => text(changed.labels));
    if (saved && names.length > 0) toast.info(t("saved-beside-others", { fields: names.join(", ") }));
    else if (saved) toast.success(t("saved"));
    return saved;
  };

  const save = async (): Promise<Dossier | null> => {
    const { isDirty, dossier, edits } = latest.current;
    return isDirty ? saveEdits(dossier, edits, true) : dossier;
  };

  return {
    faults,
    clearFault: useCallback((key: string) => setFaults(({ [key]: _, ...others }) => others), []),
    clearFaults: () => {
      setFaults({});
      setRefusal(null);
    },
    refusal,
    closeRefusal: () => setRefusal(null),
    conflict,
    closeConflict: () => setConflict(null),
    pending: command.isPending ? command.variables.command : undefined,
    save,

    /** Goes on with the present version: theirs in the fields `theirs`, mine in all others. */
    decideConflict: async (theirs: string[]) => {
      if (!conflict) return;
      const kept = Object.entries(latest.current.edits).filter(([key]) => !theirs.includes(key));
      setConflict(null);
      latest.current.rebase(conflict.current, Object.fromEntries(kept), fields);
      if (kept.length > 0) await saveEdits(conflict.current, Object.fromEntries(kept), true);
    },

    moveTo: async (stage: string) => {
      const on = await save();
      if (!on) return;
      try {
        const moved = await send(on, { kind: "stage", stage });
        setFaults({});
        setRefusal(null);
        toast.success(t("stage-changed", { stage: stageLabel(moved.type, moved.stage) }));
      } catch (error) {
        if (isProblem(error, 422)) setRefusal({ stage, fields: showFaults(error) });
        else tell(error);
      }
    },

    assignError,
    clearAssignError: () => setAssignError(null),
    /** Whether the dialog can close. */
    assign: async (assignee_id: string | null, queue: string | null): Promise<boolean> => {
      setAssignError(null);
      try {
        const assigned = await send(latest.current.dossier, { kind: "assign", assignee_id, queue });
        const name = assigned.assignee?.name;
        toast.success(name ? t("assigned-to", { name }) : t("assigned-to-nobody"));
        return true;
      } catch (error) {
        if (isProblem(error, 422)) {
          setAssignError(error);
          return false;
        }
        tell(error);
        return true;
      }
    },

    restrict: async (restricted: boolean) => {
      try {
        await send(latest.current.dossier, { kind: "edit", change: { restricted } });
        toast.success(t("saved"));
      } catch (error) {
        tell(error);
      }
    },
  };
}

function useFaultText(): (codes: string[]) => string {
  const t = useText();
  const has = useHasText();
  return ([code]) => {
    const id = `field-error-${code}`;
    const fault = has(id) ? t(id) : t("field-error-other");
    return fault.charAt(0).toLocaleUpperCase() + fault.slice(1);
  };
}
