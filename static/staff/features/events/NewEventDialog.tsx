// A new event.

import { useId, useMemo, useState } from "react";
import { keysByBody } from "../../api/client";
import { type EventValues, useCreateEvent } from "../../api/events";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { toast } from "../../ui/Toast";
import { useTellMasked } from "../relations/useTellMasked";
import { EventFields } from "./EventFields";
import { EMPTY, newEvent } from "./values";
import { useFieldLabels } from "./words";

export interface NewEventDialogProps {
  onClose: () => void;
  onMade: (id: string) => void;
}

export function NewEventDialog({ onClose, onMade }: NewEventDialogProps) {
  const t = useText();
  const form = useId();
  const faultsOf = useFaults();
  const labels = useFieldLabels();
  const tellMasked = useTellMasked();
  const create = useCreateEvent();
  const [keyOf] = useState(keysByBody);
  const [values, setValues] = useState(EMPTY);
  const faults = useMemo(() => faultsOf(create.error, labels), [faultsOf, create.error, labels]);
  const change = (part: Partial<EventValues>) => setValues((before) => ({ ...before, ...part }));

  const submit = () => {
    const body = newEvent(values);
    create.mutate(
      { key: keyOf(body), body },
      {
        onSuccess: (made) => {
          toast.success(t("relation-made", { name: made.name }));
          tellMasked(made);
          onMade(made.id);
        },
      },
    );
  };

  return (
    <Dialog
      title={t("event-new")}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} isPending={create.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={submit} faults={faults}>
        <EventFields values={values} onChange={change} />
      </Form>
    </Dialog>
  );
}
