// A new address for the desk: looked for first, so that none is made twice.

import { useId, useState } from "react";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { toast } from "../../ui/Toast";
import { FindAddressField } from "./FindAddressField";
import { NewAddressFields } from "./NewAddressFields";
import { useNewAddress } from "./useNewAddress";
import { draftOf } from "./values";

export interface CreateAddressDialogProps {
  onClose: () => void;
  /** Shows the address that was found or made. */
  onOpen: (id: string) => void;
}

export function CreateAddressDialog({ onClose, onOpen }: CreateAddressDialogProps) {
  const t = useText();
  const form = useId();
  const [text, setText] = useState("");
  const adding = useNewAddress();
  const submit = () =>
    adding.make((made) => {
      toast.success(t("address-made", { address: made.text }));
      onOpen(made.id);
    });

  return (
    <Dialog
      title={t("address-new")}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={adding.values ? adding.clear : onClose}>
            {adding.values ? t("search-again") : t("cancel")}
          </Button>
          {adding.values ? (
            <Button key="save" variant="primary" type="submit" form={form} isPending={adding.isSaving}>
              {t("save")}
            </Button>
          ) : (
            <Button key="new" icon="plus" onPress={() => adding.start(draftOf(text))}>
              {t("new")}
            </Button>
          )}
        </>
      }
    >
      {adding.values ? (
        <Form id={form} onSubmit={submit} faults={adding.faults}>
          <NewAddressFields
            values={adding.values}
            onChange={adding.change}
            onPick={(known) => onOpen(known.id)}
          />
        </Form>
      ) : (
        <FindAddressField
          text={text}
          onTextChange={setText}
          onPick={(found) => onOpen(found.id)}
          onNew={adding.start}
        />
      )}
    </Dialog>
  );
}
