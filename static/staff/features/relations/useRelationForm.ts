// The unsaved edits of a person or an organisation.

import {
  type Noun,
  type Relation,
  type RelationChange,
  useRelationCommand,
  type Values,
} from "../../api/relations";
import { useRecordForm } from "../records/useRecordForm";
import { useTellMasked } from "./useTellMasked";
import { REQUIRED, valuesOf } from "./values";
import { useFieldLabels } from "./words";

export function useRelationForm(noun: Noun, latest: Relation, onClose: () => void) {
  const command = useRelationCommand(noun);
  const onSaved = useTellMasked();
  return useRecordForm<Relation, Values, RelationChange>({
    latest,
    valuesOf: (record) => valuesOf(noun, record),
    labels: useFieldLabels(),
    required: REQUIRED,
    send: (on, change) => command.mutateAsync({ on, command: { kind: "edit", change } }),
    isSaving: command.isPending,
    onSaved,
    onClose,
  });
}
