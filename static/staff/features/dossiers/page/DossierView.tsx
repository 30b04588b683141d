// A dossier on the screen: header, stages, tabs with the unsaved edits they share, timeline beside them.

import { useEffect, useMemo, useState } from "react";
import { useCatalogue } from "../../../api/catalogue";
import type { DetailValue, Dossier, Field } from "../../../api/types";
import { useLeaveGuard } from "../../../app/leaving";
import { path } from "../../../app/routes";
import { useMe } from "../../../app/session";
import { useMediaQuery } from "../../../ui/useMediaQuery";
import { DeskContext } from "../form/context";
import { focusField } from "../form/focusField";
import { useDraft } from "../form/useDraft";
import { TimelinePanel } from "../timeline/TimelinePanel";
import { AssignmentDialog } from "./AssignmentDialog";
import { ConflictDialog } from "./ConflictDialog";
import { DossierHeader } from "./DossierHeader";
import { DossierMenu } from "./DossierMenu";
import { DossierTabs, tabOf } from "./DossierTabs";
import styles from "./DossierView.module.css";
import { LeaveDialog } from "./LeaveDialog";
import { RefusalNotice } from "./RefusalNotice";
import { SaveBar } from "./SaveBar";
import { StageControl } from "./StageControl";
import { useDossierActions } from "./useDossierActions";
import { useSaveShortcut } from "./useSaveShortcut";

const NARROW = "(max-width: 1099px)";

interface DossierViewProps {
  latest: Dossier;
  tab: string;
  onTab: (tab: string) => void;
}

export function DossierView({ latest, tab, onTab }: DossierViewProps) {
  const me = useMe();
  const isNarrow = useMediaQuery(NARROW);
  const fields = useFields(latest.type);
  const draft = useDraft(latest);
  const { type: typeOf } = useCatalogue();
  const type = typeOf(latest.type);
  const [isAssigning, setAssigning] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  const [leave, setLeave] = useState<(() => void) | null>(null);

  const goTo = (field: string) => {
    const there = tabOf(type, field);
    if (there && there !== tab) onTab(there);
    setWanted(field);
  };
  const actions = useDossierActions(draft, fields, goTo);
  const { dossier } = draft;

  // The field may stand on a tab that is only drawn now.
  useEffect(() => {
    if (wanted !== null && tabOf(type, wanted) === tab && focusField(wanted)) setWanted(null);
  }, [wanted, tab, type]);

  useSaveShortcut(actions.save);
  useLeaveGuard(draft.isDirty, (to, proceed) => {
    if (to.startsWith(path("dossier", { number: dossier.number }))) return true;
    setLeave(() => proceed);
    return false;
  });

  const desk = {
    dossier,
    draft: {
      ...draft,
      set: (field: Field, value: DetailValue) => {
        actions.clearFault(field.key);
        draft.set(field, value);
      },
    },
    type,
    fields,
    faults: actions.faults,
    openAssignment: () => setAssigning(true),
  };
  const { pending } = actions;
  const closeAssignment = () => {
    actions.clearAssignError();
    setAssigning(false);
  };

  return (
    <DeskContext value={desk}>
      <DossierHeader
        onTake={() => actions.assign(me.id, dossier.queue ?? null)}
        isTaking={pending?.kind === "assign" && !isAssigning}
        menu={<DossierMenu onRestrict={actions.restrict} />}
      />
      <div className={styles.stages}>
        <StageControl
          onMove={actions.moveTo}
          pending={pending?.kind === "stage" ? pending.stage : undefined}
        />
      </div>
      {actions.refusal && <RefusalNotice refusal={actions.refusal} onGo={goTo} />}
      <div className={isNarrow ? styles.single : styles.columns}>
        <div className={styles.main}>
          <DossierTabs selected={tab} onSelect={onTab} hasTimeline={isNarrow} />
          {draft.isDirty && (
            <SaveBar
              count={Object.keys(draft.edits).length}
              isSaving={pending?.kind === "edit"}
              onSave={actions.save}
              onReset={() => {
                draft.reset();
                actions.clearFaults();
              }}
            />
          )}
        </div>
        {!isNarrow && (
          <aside className={styles.aside}>
            <TimelinePanel />
          </aside>
        )}
      </div>
      {isAssigning && (
        <AssignmentDialog
          dossier={dossier}
          onClose={closeAssignment}
          onAssign={async (assignee, queue) => {
            if (await actions.assign(assignee, queue)) setAssigning(false);
          }}
          isPending={pending?.kind === "assign"}
          error={actions.assignError}
        />
      )}
      {actions.conflict && (
        <ConflictDialog
          dossier={actions.conflict.current}
          conflicts={actions.conflict.conflicts}
          onClose={actions.closeConflict}
          onDecide={actions.decideConflict}
        />
      )}
      {leave && (
        <LeaveDialog
          isSaving={pending?.kind === "edit"}
          onStay={() => setLeave(null)}
          onDiscard={() => {
            setLeave(null);
            draft.reset();
            leave();
          }}
          onSave={async () => {
            const isSaved = await actions.save();
            setLeave(null);
            if (isSaved) leave();
          }}
        />
      )}
    </DeskContext>
  );
}

/** The fields of the type that the reader's role sees. */
function useFields(type: string): Field[] {
  const me = useMe();
  const { catalogue } = useCatalogue();
  return useMemo(() => {
    const isSeen = (field: Field) => field.class === "normal" || me.role !== "viewer";
    return (catalogue?.fields ?? []).filter(
      (field) => (field.type === null || field.type === type) && isSeen(field),
    );
  }, [catalogue, type, me.role]);
}
