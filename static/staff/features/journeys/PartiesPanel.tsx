// Who is involved in a journey, and what can be done about it.

import { useState } from "react";
import { usePartyCommand } from "../../api/parties";
import { isProblem } from "../../api/problem";
import type { Journey, Party } from "../../api/types";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Panel } from "../../ui/Panel";
import { toast } from "../../ui/Toast";
import { AddPartyDialog } from "./AddPartyDialog";
import { EditPartyDialog } from "./EditPartyDialog";
import { nameOf, type PartyAction, People } from "./People";
import { useMayEditParties } from "./useMayEditParties";

type PanelJourney = Pick<Journey, "number" | "parties" | "dossiers">;

export function PartiesPanel({ journey }: { journey: PanelJourney }) {
  const t = useText();
  const mayEdit = useMayEditParties(journey.parties);
  const problemText = useProblemText();
  const command = usePartyCommand();
  const [isAdding, setAdding] = useState(false);
  const [edited, setEdited] = useState<Party | null>(null);
  const [removed, setRemoved] = useState<Party | null>(null);
  const tell = (error: unknown) =>
    toast.error(isProblem(error, 412) ? t("problem-stale") : problemText(error));

  const act = (party: Party, action: PartyAction) => {
    if (action === "edit") setEdited(party);
    else if (action === "remove") setRemoved(party);
    else {
      command.mutate(
        { party, command: { kind: "edit", change: { primary: true } } },
        { onSuccess: () => toast.success(t("party-is-main", { name: nameOf(party) })), onError: tell },
      );
    }
  };
  const remove = (party: Party) =>
    command.mutate(
      { party, command: { kind: "remove" } },
      {
        onSuccess: () => toast.success(t("party-removed", { name: nameOf(party) })),
        onError: tell,
        onSettled: () => setRemoved(null),
      },
    );

  return (
    <Panel
      title={t("people")}
      isFlush
      actions={
        mayEdit && (
          <Button size="small" icon="plus" onPress={() => setAdding(true)}>
            {t("party-add")}
          </Button>
        )
      }
    >
      <People parties={journey.parties} onAction={mayEdit ? act : undefined} />
      {isAdding && <AddPartyDialog journey={journey} onClose={() => setAdding(false)} />}
      {edited && <EditPartyDialog party={edited} wagons={journey.dossiers} onClose={() => setEdited(null)} />}
      {removed && (
        <Dialog
          title={t("party-remove-question", { name: nameOf(removed) })}
          isOpen
          onClose={() => setRemoved(null)}
          size="small"
          footer={
            <>
              <Button onPress={() => setRemoved(null)}>{t("cancel")}</Button>
              <Button variant="danger" isPending={command.isPending} onPress={() => remove(removed)}>
                {t("party-remove")}
              </Button>
            </>
          }
        >
          <p>{t("party-remove-text")}</p>
        </Dialog>
      )}
    </Panel>
  );
}
