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
            <span className={styles.words}>
              <Label certificate={certificate} />
              <Kind certificate={certificate} />
            </span>
            {onAction && (
              <CertificateMenu
                certificate={certificate}
                onAction={(action) => onAction(certificate, action)}
              />
            )}
          </div>
          <KeyValue
            facts={[
              {
                label: labels.kwh_per_m2_tenths,
                value: valueText("kwh_per_m2_tenths", certificate.kwh_per_m2_tenths),
              },
              { label: labels.e_level, value: certificate.e_level },
              {
                label: labels.drawn_up_on,
                value: certificate.drawn_up_on && <DateText value={certificate.drawn_up_on} />,
              },
              {
                label: t("certificate-valid-until"),
                value: certificate.valid_until && <Validity certificate={certificate} />,
              },
              { label: labels.certificate_number, value: certificate.certificate_number },
            ].filter(({ value }) => value || value === 0)}
          />
        </li>
      ))}
    </ul>
  );
}
