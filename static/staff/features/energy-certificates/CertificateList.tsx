// Energy certificates below each other, where a table has no room.

import { useText } from "../../app/i18n";
import { DateText } from "../../ui/DateText";
import { KeyValue } from "../../ui/KeyValue";
import { Kind, Label, Validity } from "./CertificateFacts";
import { CertificateMenu, type ShownCertificatesProps } from "./CertificateMenu";
import styles from "./Certificates.module.css";
import { useFieldLabels, useValueText } from "./words";

export function CertificateList({ certificates, onAction }: ShownCertificatesProps) {
  const t = useText();
  const labels = useFieldLabels();
  const valueText = useValueText();
  return (
    <ul className={styles.list} aria-label={t("certificates")}>
      {certificates.map((certificate) => (
        <li key={certificate.id} className={styles.certificate}>
          <div className={styles.head}>
            <Label certificate={certificate} />
            <Kind certificate={certificate} />
            {onAction && (
              <span className={styles.menu}>
                <CertificateMenu
                  certificate={certificate}
                  onAction={(action) => onAction(certificate, action)}
                />
              </span>
            )}
          </div>
          <KeyValue
            facts={[
              {
                label: labels.kwh_per_m2_tenths,
                value: valueText("kwh_per_m2_tenths", certificate.kwh_per_m2_tenths),
              },
              { label: labels.e_level, value: certificate.e_level },
              { label: labels.drawn_up_on, value: <DateText value={certificate.drawn_up_on} /> },
              { label: t("certificate-valid-until"), value: <Validity certificate={certificate} /> },
              { label: labels.certificate_number, value: certificate.certificate_number },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
