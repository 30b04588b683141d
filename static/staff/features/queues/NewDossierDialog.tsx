// Makes a journey with its first dossier of a request, from the proposal of the API.

import { useQueryClient } from "@tanstack/react-query";
import { useId, useMemo, useState } from "react";
import { idempotencyKey } from "../../api/client";
import { isProblem } from "../../api/problem";
import { useMakeDossier } from "../../api/queues";
import type { QueueItem } from "../../api/types";
import { datesIn } from "../../app/dates";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { useOpeningLabels } from "../openings/words";
import { AddressFields, ContactFields, DossierFields } from "./NewDossierFields";
import { bodyOf, type Draft, draftOf } from "./newDossier";

interface NewDossierDialogProps {
  item: QueueItem;
  onClose: () => void;
  onMade: (number: string) => void;
}

export default function NewDossierDialog({ item, onClose, onMade }: NewDossierDialogProps) {
  const t = useText();
  const form = useId();
  const faultsOf = useFaults();
  const labels = useOpeningLabels();
  const queries = useQueryClient();
  const makeDossier = useMakeDossier();
  const [key] = useState(idempotencyKey);
  const [draft, setDraft] = useState(() => draftOf(item, datesIn("nl").day(item.received_at)));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const faults = useMemo(() => faultsOf(makeDossier.error, labels), [faultsOf, makeDossier.error, labels]);

  const submit = () =>
    makeDossier.mutate(
      { item, key, body: bodyOf(draft) },
      {
        onSuccess: (made) => onMade(made.number),
        onError: (error) => {
          // The request changed meanwhile: with its new version the same form can be sent again.
          if (isProblem(error, 412) || isProblem(error, 409)) {
            queries.invalidateQueries({ queryKey: ["queue-item", item.id] });
            queries.invalidateQueries({ queryKey: ["catalogue"] });
          }
        },
      },
    );

  return (
    <Dialog
      title={t("new-dossier-of", { name: item.name })}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} isPending={makeDossier.isPending}>
            {t("make-dossier")}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={submit} faults={faults}>
        <DossierFields draft={draft} onChange={change} />
        <ContactFields draft={draft} onChange={change} contacts={item.proposal.contacts} />
        <AddressFields draft={draft} onChange={change} addresses={item.proposal.addresses} />
      </Form>
    </Dialog>
  );
}
