// The fields of a dossier that somebody else changed meanwhile too.

import type { Dossier } from "../../../api/types";
import { useLabel } from "../../../app/i18n";
import { ConflictDialog as SharedDialog } from "../../../ui/ConflictDialog";
import { FieldText } from "../form/FieldText";
import type { Conflict } from "../form/merge";

export interface ConflictDialogProps {
  dossier: Dossier;
  conflicts: Conflict[];
  onClose: () => void;
  /** The keys of the fields where the other's value stays. */
  onDecide: (theirs: string[]) => void;
}

export function ConflictDialog({ dossier, conflicts, onClose, onDecide }: ConflictDialogProps) {
  const text = useLabel();
  const shown = conflicts.map(({ field, mine, theirs }) => ({
    key: field.key,
    label: text(field.labels),
    mine: <FieldText field={field} type={dossier.type} value={mine} />,
    theirs: <FieldText field={field} type={dossier.type} value={theirs} />,
  }));
  return <SharedDialog conflicts={shown} onClose={onClose} onDecide={onDecide} />;
}
