// Which addresses a journey is about, and what can be done about it.

import { useState } from "react";
import { usePlaceCommand } from "../../api/journeyAddresses";
import { isProblem } from "../../api/problem";
import type { Journey, JourneyAddress } from "../../api/types";
import { type Translate, useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Panel } from "../../ui/Panel";
import { toast } from "../../ui/Toast";
import { AddAddressDialog } from "./AddAddressDialog";
import { Addresses } from "./Addresses";
import { editOf, type PlaceAction } from "./places";
import { useMayEditAddresses } from "./useMayEditAddresses";

type PanelJourney = Pick<Journey, "number" | "addresses" | "dossiers">;

export function AddressesPanel({ journey }: { journey: PanelJourney }) {
  const t = useText();
  const mayEdit = useMayEditAddresses(journey.addresses);
  const problemText = useProblemText();
  const command = usePlaceCommand();
  const [isAdding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<JourneyAddress | null>(null);
  const tell = (error: unknown) =>
    toast.error(isProblem(error, 412) ? t("problem-stale") : problemText(error));

  const act = (address: JourneyAddress, action: PlaceAction) => {
    if (action.kind === "remove") return setRemoved(address);
    command.mutate(
      { place: address.link, command: { kind: "edit", change: editOf(action) } },
      { onSuccess: () => toast.success(doneText(t, address, action)), onError: tell },
    );
  };
  const remove = (address: JourneyAddress) =>
    command.mutate(
      { place: address.link, command: { kind: "remove" } },
      {
        onSuccess: () => toast.success(t("journey-address-removed", { address: address.text })),
        onError: tell,
        onSettled: () => setRemoved(null),
      },
    );

  return (
    <Panel
      title={t("addresses")}
      isFlush
      actions={
        mayEdit && (
          <Button size="small" icon="plus" onPress={() => setAdding(true)}>
            {t("journey-address-add")}
          </Button>
        )
      }
    >
      <Addresses
        addresses={journey.addresses}
        wagons={journey.dossiers}
        onAction={mayEdit ? act : undefined}
      />
      {isAdding && <AddAddressDialog journey={journey} onClose={() => setAdding(false)} />}
      {removed && (
        <Dialog
          title={t("party-remove-question", { name: removed.text })}
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
          <p>{t("journey-address-remove-text")}</p>
        </Dialog>
      )}
    </Panel>
  );
}

function doneText(t: Translate, { text }: JourneyAddress, action: PlaceAction): string {
  if (action.kind === "main") return t("journey-address-is-main", { address: text });
  return action.kind === "dossier"
    ? t("journey-address-is-only", { address: text, number: action.number })
    : t("journey-address-is-whole", { address: text });
}
