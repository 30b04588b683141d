// What can be done with a certificate.

import type { EnergyCertificate } from "../../api/energyCertificates";
import { useText } from "../../app/i18n";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { useCertificateName } from "./CertificateFacts";

export type CertificateAction = "edit" | "remove";

export interface ShownCertificatesProps {
  certificates: EnergyCertificate[];
  /** Only for who may change them. */
  onAction?: (certificate: EnergyCertificate, action: CertificateAction) => void;
}

export interface CertificateMenuProps {
  certificate: EnergyCertificate;
  onAction: (action: CertificateAction) => void;
}

export function CertificateMenu({ certificate, onAction }: CertificateMenuProps) {
  const t = useText();
  const nameOf = useCertificateName();
  return (
    <Menu
      label={t("party-actions", { name: nameOf(certificate) })}
      trigger={<Icon name="more" />}
      variant="quiet"
      size="small"
      items={[
        { key: "edit", label: t("change"), icon: "edit" },
        { key: "remove", label: t("certificate-remove"), icon: "cross" },
      ]}
      onAction={(key) => onAction(key as CertificateAction)}
    />
  );
}
