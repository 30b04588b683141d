// Single facts of an energy certificate, as the table and the list both show them.

import type { EnergyCertificate } from "../../api/energyCertificates";
import { today, useDates } from "../../app/dates";
import { useText } from "../../app/i18n";
import { Badge, Badges } from "../../ui/Badge";
import { DateText } from "../../ui/DateText";
import { EnergyLabel } from "../../ui/EnergyLabel";
import styles from "./Certificates.module.css";
import { isExpired } from "./values";

interface FactProps {
  certificate: EnergyCertificate;
}

/** The label, and the one that its energy use asks for when that is another. */
export function Label({ certificate: { label, contradicting_label } }: FactProps) {
  const t = useText();
  return (
    <span className={styles.label}>
      {label ? <EnergyLabel label={label} /> : "–"}
      {contradicting_label && (
        <span className={styles.warning}>
          {t("energy-label-contradicts", { label: contradicting_label })}
        </span>
      )}
    </span>
  );
}

export function Kind({ certificate: { kind, method, common_parts } }: FactProps) {
  const t = useText();
  return (
    <span className={styles.kind}>
      {[t(`certificate-${kind}`), method && t(`certificate-${method}`)].filter(Boolean).join(" · ")}
      {common_parts && (
        <Badges>
          <Badge>{t("common-parts")}</Badge>
        </Badges>
      )}
    </span>
  );
}

export function Validity({ certificate }: FactProps) {
  const t = useText();
  if (!certificate.valid_until) return <>–</>;
  return (
    <span className={styles.validity}>
      <DateText value={certificate.valid_until} />
      {isExpired(certificate, today()) && <Badge tone="danger">{t("certificate-expired")}</Badge>}
    </span>
  );
}

/** "EPC van 18 mei 2020": what a certificate is called in a sentence. */
export function useCertificateName(): (certificate: EnergyCertificate) => string {
  const t = useText();
  const dates = useDates();
  return ({ kind, drawn_up_on }) => {
    const name = t(`certificate-${kind}`);
    return drawn_up_on ? t("certificate-of", { kind: name, date: dates.date(drawn_up_on) }) : name;
  };
}
