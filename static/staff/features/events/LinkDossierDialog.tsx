// Links a dossier to an event by its number.

import { useId, useMemo, useState } from "react";
import { type DeskEvent, useLinkDossier } from "../../api/events";
import { ApiProblem, isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { TextField } from "../../ui/TextField";
import { toast } from "../../ui/Toast";

export function LinkDossierDialog({ event, onClose }: { event: DeskEvent; onClose: () => void }) {
  const t = useText();
  const form = useId();
  const faultsOf = useFaults();
  const link = useLinkDossier(event.id);
  const [typed, setTyped] = useState("");
  const [refusal, setRefusal] = useState<unknown>(null);
  const label = t("event-dossier-number");
  const faults = useMemo(() => faultsOf(refusal, { number: label }), [faultsOf, refusal, label]);

  const submit = () => {
    const number = typed.trim();
    if (!number) return setRefusal(faultyNumber("required"));
    setRefusal(null);
    link.mutate(
      { number, isLinked: true },
      {
        onSuccess: () => {
          toast.success(t("event-dossier-linked"));
          onClose();
        },
        // The number stands in the address of the request: the API says of the whole that it does not exist.
        onError: (error) => setRefusal(isProblem(error, 404) ? faultyNumber("not-found") : error),
      },
    );
  };

  return (
    <Dialog
      title={t("event-dossier-link")}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} isPending={link.isPending}>
            {t("event-dossier-link-do")}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={submit} faults={faults}>
        <TextField
          label={label}
          name="number"
          description={t("event-dossier-number-hint")}
          isRequired
          autoFocus
          maxLength={40}
          value={typed}
          onChange={setTyped}
        />
      </Form>
    </Dialog>
  );
}

const faultyNumber = (code: string) =>
  new ApiProblem({ status: 422, code: "invalid", errors: { number: [code] } });
