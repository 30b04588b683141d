// Energy certificates as a table, to compare them down the years.

import { useText } from "../../app/i18n";
import { DateText } from "../../ui/DateText";
import { Kind, Label, Validity } from "./CertificateFacts";
import { CertificateMenu, type ShownCertificatesProps } from "./CertificateMenu";
import styles from "./Certificates.module.css";
import { useFieldLabels, useValueText } from "./words";

export function CertificateTable({ certificates, onAction }: ShownCertificatesProps) {
  const t = useText();
  const labels = useFieldLabels();
  const valueText = useValueText();
  return (
    <table className={styles.table} aria-label={t("certificates")}>
      <thead>
        <tr>
          <th scope="col">{t("energy-label-short")}</th>
          <th scope="col">{labels.kind}</th>
          <th scope="col" data-align="end">
            {labels.kwh_per_m2_tenths}
          </th>
          <th scope="col" data-align="end">
            {labels.e_level}
          </th>
          <th scope="col">{labels.drawn_up_on}</th>
          <th scope="col">{t("certificate-valid-until")}</th>
          {onAction && (
            <td>
              <span className="visually-hidden">{t("more-actions")}</span>
            </td>
          )}
        </tr>
      </thead>
      <tbody>
        {certificates.map((certificate) => (
          <tr key={certificate.id}>
            <th scope="row">
              <Label certificate={certificate} />
            </th>
            <td>
              <Kind certificate={certificate} />
              {certificate.certificate_number && (
                <span className={styles.number}>
                  <span className="visually-hidden">{labels.certificate_number}</span>
                  {certificate.certificate_number}
                </span>
              )}
            </td>
            <td data-align="end">{valueText("kwh_per_m2_tenths", certificate.kwh_per_m2_tenths) || "–"}</td>
            <td data-align="end">{certificate.e_level ?? "–"}</td>
            <td>
              <DateText value={certificate.drawn_up_on} />
            </td>
            <td>
              <Validity certificate={certificate} />
            </td>
            {onAction && (
              <td data-align="end">
                <CertificateMenu
                  certificate={certificate}
                  onAction={(action) => onAction(certificate, action)}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
