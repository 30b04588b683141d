// The energy certificates of an address and of the common parts of its building, the latest first.

import { useState } from "react";
import { type EnergyCertificate, useRemoveCertificate } from "../../api/energyCertificates";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Panel } from "../../ui/Panel";
import { EmptyState } from "../../ui/States";
import { toast } from "../../ui/Toast";
import { useMediaQuery } from "../../ui/useMediaQuery";
import { EditCertificateDialog, NewCertificateDialog } from "./CertificateDialogs";
import { CertificateList } from "./CertificateList";
import type { CertificateAction } from "./CertificateMenu";
import { CertificateTable } from "./CertificateTable";

/** Also where a second column stands beside it and leaves no room for a table. */
const NARROW = "(max-width: 1000px), (min-width: 1100px) and (max-width: 1399px)";

export interface CertificatesPanelProps {
  addressId: string;
  certificates: EnergyCertificate[];
  /** Those that a certificate may bear. */
  energyLabels: string[];
  mayEdit: boolean;
}

export function CertificatesPanel({
  addressId,
  certificates,
  energyLabels,
  mayEdit,
}: CertificatesPanelProps) {
  const t = useText();
  const isNarrow = useMediaQuery(NARROW);
  const [isAdding, setAdding] = useState(false);
  const [asked, setAsked] = useState<{ certificate: EnergyCertificate; action: CertificateAction } | null>(
    null,
  );
  const close = () => setAsked(null);
  const shown = {
    certificates,
    onAction: mayEdit
      ? (certificate: EnergyCertificate, action: CertificateAction) => setAsked({ certificate, action })
      : undefined,
  };

  return (
    <Panel
      title={t("certificates")}
      isFlush
      actions={
        mayEdit && (
          <Button size="small" icon="plus" onPress={() => setAdding(true)}>
            {t("certificate-add")}
          </Button>
        )
      }
    >
      {certificates.length === 0 ? (
        <EmptyState icon="document" title={t("certificates-none")} />
      ) : isNarrow ? (
        <CertificateList {...shown} />
      ) : (
        <CertificateTable {...shown} />
      )}
      {isAdding && <NewCertificateDialog {...{ addressId, energyLabels }} onClose={() => setAdding(false)} />}
      {asked?.action === "edit" && (
        <EditCertificateDialog certificate={asked.certificate} energyLabels={energyLabels} onClose={close} />
      )}
      {asked?.action === "remove" && <RemoveDialog certificate={asked.certificate} onClose={close} />}
    </Panel>
  );
}

function RemoveDialog({ certificate, onClose }: { certificate: EnergyCertificate; onClose: () => void }) {
  const t = useText();
  const problemText = useProblemText();
  const remove = useRemoveCertificate();
  const goOn = () =>
    remove.mutate(certificate, {
      onSuccess: () => toast.success(t("certificate-removed")),
      onError: (error) => toast.error(isProblem(error, 412) ? t("problem-stale") : problemText(error)),
      onSettled: onClose,
    });
  return (
    <Dialog
      title={t("certificate-remove-question")}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="danger" isPending={remove.isPending} onPress={goOn}>
            {t("certificate-remove")}
          </Button>
        </>
      }
    >
      <p>{t("certificate-remove-text")}</p>
    </Dialog>
  );
}
