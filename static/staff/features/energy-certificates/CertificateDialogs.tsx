// Adds an energy certificate to an address, or changes what is on one.

import { type ReactNode, useId, useMemo, useState } from "react";
import { keysByBody } from "../../api/client";
import {
  type EnergyCertificate,
  type EnergyCertificateChange,
  useCreateCertificate,
  useEditCertificate,
} from "../../api/energyCertificates";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import type { FormFault } from "../../ui/FormErrorSummary";
import { toast } from "../../ui/Toast";
import { RecordDialogs } from "../records/RecordForm";
import { useRecordForm } from "../records/useRecordForm";
import { CertificateFields } from "./CertificateFields";
import { type CertificateValues, newCertificate, REQUIRED, START, valuesOf } from "./values";
import { useFieldLabels, useValueText } from "./words";

export interface NewCertificateDialogProps {
  addressId: string;
  energyLabels: string[];
  onClose: () => void;
}

export function NewCertificateDialog({ addressId, energyLabels, onClose }: NewCertificateDialogProps) {
  const t = useText();
  const labels = useFieldLabels();
  const faultsOf = useFaults();
  const create = useCreateCertificate(addressId);
  const [keyOf] = useState(keysByBody);
  const [values, setValues] = useState(START);
  const faults = useMemo(() => faultsOf(create.error, labels), [faultsOf, create.error, labels]);

  const submit = () => {
    const body = newCertificate(values);
    create.mutate(
      { key: keyOf(body), body },
      {
        onSuccess: () => {
          toast.success(t("certificate-made"));
          onClose();
        },
      },
    );
  };
  return (
    <Frame
      title={t("certificate-new")}
      faults={faults}
      isSaving={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <CertificateFields
        values={values}
        energyLabels={energyLabels}
        onChange={(part) => setValues({ ...values, ...part })}
      />
    </Frame>
  );
}

export interface EditCertificateDialogProps {
  certificate: EnergyCertificate;
  energyLabels: string[];
  onClose: () => void;
}

export function EditCertificateDialog({ certificate, energyLabels, onClose }: EditCertificateDialogProps) {
  const t = useText();
  const edit = useEditCertificate();
  const valueText = useValueText();
  const form = useRecordForm<EnergyCertificate, CertificateValues, EnergyCertificateChange>({
    latest: certificate,
    valuesOf,
    labels: useFieldLabels(),
    required: REQUIRED,
    send: (on, change) => edit.mutateAsync({ on, change }),
    isSaving: edit.isPending,
    onClose,
  });
  return (
    <>
      <Frame
        title={t("certificate-change")}
        faults={form.faults}
        isSaving={form.isSaving}
        onSubmit={form.save}
        onClose={onClose}
      >
        <CertificateFields values={form.values} energyLabels={energyLabels} onChange={form.change} />
      </Frame>
      <RecordDialogs form={form} valueText={valueText} onClose={onClose} />
    </>
  );
}

interface FrameProps {
  title: string;
  faults: FormFault[];
  isSaving: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

function Frame({ title, faults, isSaving, onSubmit, onClose, children }: FrameProps) {
  const t = useText();
  const form = useId();
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} isPending={isSaving}>
            {t("save")}
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
