// Changes in which capacities somebody is involved.

import { useId } from "react";
import type { Party, Wagon } from "../../api/types";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { ConflictDialog } from "../../ui/ConflictDialog";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { Capacities } from "../relations/Capacities";
import { nameOf } from "./People";
import { wantedOf } from "./partyRoles";
import { RoleRows } from "./RoleRows";
import { usePartyEdit } from "./usePartyEdit";

export interface EditPartyDialogProps {
  party: Party;
  wagons: Wagon[];
  onClose: () => void;
}

export function EditPartyDialog({ party, wagons, onClose }: EditPartyDialogProps) {
  const t = useText();
  const form = useId();
  const edit = usePartyEdit(party, onClose);

  if (edit.conflict) {
    return (
      <ConflictDialog
        conflicts={[
          {
            key: "roles",
            label: t("item-capacity"),
            mine: <Capacities capacities={wantedOf(edit.rows)} />,
            theirs: <Capacities capacities={edit.conflict.capacities} />,
          },
        ]}
        onClose={edit.closeConflict}
        onDecide={edit.decideConflict}
      />
    );
  }
  return (
    <Dialog
      title={t("capacities-of", { name: nameOf(party) })}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} isPending={edit.isSaving}>
            {t("save")}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={edit.save} faults={edit.faults}>
        <RoleRows rows={edit.rows} wagons={wagons} onChange={edit.setRows} takesFocus />
      </Form>
    </Dialog>
  );
}
