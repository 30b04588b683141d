// The unsaved edits of a dossier. While there are any, the form stands on the version they were made on.

import { useCallback, useState } from "react";
import type { DetailValue, Dossier, Field } from "../../../api/types";
import { type Edits, sameValue, valueIn } from "./fieldValue";

interface DraftState {
  /** The version that the edits were made on; null without edits. */
  base: Dossier | null;
  edits: Edits;
}

export interface Draft {
  /** What the form shows beside the edits: the version they were made on, else the latest. */
  dossier: Dossier;
  edits: Edits;
  isDirty: boolean;
  value: (field: Field) => DetailValue;
  isEdited: (field: Field) => boolean;
  set: (field: Field, value: DetailValue) => void;
  reset: () => void;
  /** Goes on from `dossier`; drops the edits that say what it says already. */
  rebase: (dossier: Dossier, edits: Edits, fields: Field[]) => void;
}

const CLEAN: DraftState = { base: null, edits: {} };

/** As typed: a space at the end is kept while the reader goes on typing. */
const isUntouched = (before: DetailValue, value: DetailValue) =>
  typeof value === "string" ? value === (before ?? "") : sameValue(before, value);

export function useDraft(latest: Dossier): Draft {
  const [state, setState] = useState(CLEAN);
  const dossier = state.base ?? latest;

  const set = useCallback(
    (field: Field, value: DetailValue) =>
      setState(({ base, edits }) => {
        const on = base ?? latest;
        const { [field.key]: _, ...others } = edits;
        const next = isUntouched(valueIn(on, field), value) ? others : { ...others, [field.key]: value };
        return Object.keys(next).length === 0 ? CLEAN : { base: on, edits: next };
      }),
    [latest],
  );

  const rebase = useCallback((on: Dossier, edits: Edits, fields: Field[]) => {
    const left = Object.entries(edits).filter(([key, value]) => {
      const field = fields.find((candidate) => candidate.key === key);
      return field && !sameValue(valueIn(on, field), value);
    });
    setState(left.length === 0 ? CLEAN : { base: on, edits: Object.fromEntries(left) });
  }, []);

  return {
    dossier,
    edits: state.edits,
    isDirty: state.base !== null,
    value: (field) => (field.key in state.edits ? (state.edits[field.key] ?? null) : valueIn(dossier, field)),
    isEdited: (field) => field.key in state.edits,
    set,
    reset: () => setState(CLEAN),
    rebase,
  };
}
