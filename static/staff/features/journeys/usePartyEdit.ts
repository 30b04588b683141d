// The unsaved capacities of somebody, and what becomes of them when somebody else changed them meanwhile.

import { useMemo, useState } from "react";
import { type ReadParty, usePartyCommand, type WantedRole } from "../../api/parties";
import { isProblem } from "../../api/problem";
import type { Party } from "../../api/types";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { toast } from "../../ui/Toast";
import { atControl, rowsOf, sameRoles, wantedOf } from "./partyRoles";
import { roleLabels } from "./RoleRows";

interface Base {
  version: number;
  capacities: WantedRole[];
}

export function usePartyEdit(party: Party, onClose: () => void) {
  const t = useText();
  const faultsOf = useFaults();
  const command = usePartyCommand();
  const [rows, setRows] = useState(() => rowsOf(party.capacities));
  /** The version that the edits are made on. */
  const [base, setBase] = useState<Base>(party);
  const [conflict, setConflict] = useState<ReadParty | null>(null);
  const error = isProblem(command.error, 412) ? null : command.error;
  const faults = useMemo(
    () => faultsOf(error, roleLabels(t, rows.length)).map(atControl),
    [faultsOf, error, rows.length, t],
  );

  const send = (on: Base, isFirstTry: boolean) =>
    command.mutate(
      {
        party: { id: party.id, version: on.version },
        command: { kind: "edit", change: { roles: wantedOf(rows) } },
      },
      {
        onSuccess: () => {
          toast.success(t("saved"));
          onClose();
        },
        onError: (refusal) => {
          if (!isProblem(refusal, 412) || !refusal.current) return;
          const current = refusal.current as ReadParty;
          setBase(current);
          // Another main contact, say: the capacities are as they were.
          if (isFirstTry && sameRoles(on.capacities, current.capacities)) send(current, false);
          else setConflict(current);
        },
      },
    );

  return {
    rows,
    setRows,
    faults,
    isSaving: command.isPending,
    save: () => send(base, true),
    conflict,
    closeConflict: () => setConflict(null),
    /** Goes on with the present version: theirs when it is named, else mine. */
    decideConflict: (theirs: string[]) => {
      setConflict(null);
      if (theirs.length > 0) onClose();
      else send(base, true);
    },
  };
}
