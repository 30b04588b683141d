// What is asked before it is said how an address is known: matched by hand, kept as an exception, or typed again.

import { type ReactNode, useId, useState } from "react";
import type { AddressState } from "../../api/addresses";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { TextField } from "../../ui/TextField";
import { type KnownAddress, useStateChange } from "./useStateChange";

export interface StateDialogProps {
  address: KnownAddress;
  onClose: () => void;
}

export function StateDialog({ to, ...props }: StateDialogProps & { to: AddressState }) {
  switch (to) {
    case "matched":
      return <MatchDialog {...props} />;
    case "manual":
      return <ExceptionDialog {...props} />;
    case "typed":
      return <BackDialog {...props} />;
  }
}

export interface MatchDialogProps extends StateDialogProps {
  /** It was matched, and the dialog is about to close. */
  onDone?: () => void;
}

export function MatchDialog({ address, onDone, onClose }: MatchDialogProps) {
  const t = useText();
  const { send, ...state } = useStateChange(address, onClose, onDone);
  const [id, setId] = useState("");
  return (
    <AskingDialog
      {...state}
      title={t("address-match-title", { address: address.text })}
      action={t("address-match")}
      onClose={onClose}
      onSubmit={() => send({ state: "matched", register_id: id.trim() })}
    >
      <TextField
        label={t("register-id")}
        name="register_id"
        isRequired
        description={t("register-id-hint")}
        maxLength={200}
        autoFocus
        value={id}
        onChange={setId}
      />
    </AskingDialog>
  );
}

function ExceptionDialog({ address, onClose }: StateDialogProps) {
  const t = useText();
  const { send, ...state } = useStateChange(address, onClose);
  const [reason, setReason] = useState("");
  return (
    <AskingDialog
      {...state}
      title={t("address-except-title", { address: address.text })}
      action={t("address-except")}
      onClose={onClose}
      onSubmit={() => send({ state: "manual", reason: reason.trim() })}
    >
      <p>{t("address-except-text")}</p>
      <TextField
        label={t("address-reason")}
        name="reason"
        isRequired
        maxLength={500}
        autoFocus
        value={reason}
        onChange={setReason}
      />
    </AskingDialog>
  );
}

function BackDialog({ address, onClose }: StateDialogProps) {
  const t = useText();
  const { send, ...state } = useStateChange(address, onClose);
  /** What is asked about; it stays when the address becomes so meanwhile. */
  const [from] = useState(address.state);
  return (
    <AskingDialog
      {...state}
      title={t("address-unmatch-title", { address: address.text })}
      action={t("address-unmatch")}
      onClose={onClose}
      onSubmit={() => send({ state: "typed" })}
    >
      <p>{t(`address-unmatch-text-${from}`)}</p>
    </AskingDialog>
  );
}

interface AskingDialogProps extends Omit<ReturnType<typeof useStateChange>, "send"> {
  title: string;
  /** What the button says. */
  action: string;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

function AskingDialog({ title, action, faults, isSaving, onClose, onSubmit, children }: AskingDialogProps) {
  const t = useText();
  const form = useId();
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} isPending={isSaving}>
            {action}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={onSubmit} faults={faults}>
        {children}
      </Form>
    </Dialog>
  );
}
