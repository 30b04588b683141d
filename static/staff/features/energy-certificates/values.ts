// The fields of an energy certificate as a form holds them, and how a new one is sent.

import type {
  EnergyCertificate,
  EnergyCertificateChange,
  NewEnergyCertificate,
} from "../../api/energyCertificates";

/** The fields of a certificate, in the order of the form. */
export const FIELDS = [
  "kind",
  "method",
  "common_parts",
  "kwh_per_m2_tenths",
  "label",
  "e_level",
  "drawn_up_on",
  "certificate_number",
] as const satisfies readonly (keyof EnergyCertificateChange)[];

export type CertificateField = (typeof FIELDS)[number];

export type CertificateValues = {
  kind: string;
  method: string;
  common_parts: boolean;
  kwh_per_m2_tenths: number | null;
  /** Empty: the one that belongs to the energy use. */
  label: string;
  e_level: number | null;
  drawn_up_on: string | null;
  certificate_number: string;
};

/** Never empty: cleared, it is sent blank, for the API to refuse. */
export const REQUIRED: readonly CertificateField[] = ["kind"];

export const KINDS = ["epc", "epb"] as const;
export const METHODS = ["measured", "estimated"] as const;

export const START: CertificateValues = {
  kind: "epc",
  method: "measured",
  common_parts: false,
  kwh_per_m2_tenths: null,
  label: "",
  e_level: null,
  drawn_up_on: null,
  certificate_number: "",
};

export function valuesOf(certificate: EnergyCertificate): CertificateValues {
  const { kind, common_parts } = certificate;
  return {
    kind,
    method: certificate.method ?? "",
    common_parts,
    kwh_per_m2_tenths: certificate.kwh_per_m2_tenths ?? null,
    label: certificate.label ?? "",
    e_level: certificate.e_level ?? null,
    drawn_up_on: certificate.drawn_up_on ?? null,
    certificate_number: certificate.certificate_number ?? "",
  };
}

/** The request for a new certificate; what must be there and is not, is for the API to miss. */
export function newCertificate({ kind, common_parts, ...values }: CertificateValues): NewEnergyCertificate {
  return {
    kind,
    common_parts,
    ...values,
    method: values.method || null,
    label: values.label || null,
    certificate_number: values.certificate_number.trim() || null,
  };
}

/** Its last day has passed; days are compared as the API writes them, `YYYY-MM-DD`. */
export const isExpired = ({ valid_until }: Pick<EnergyCertificate, "valid_until">, today: string) =>
  Boolean(valid_until && valid_until < today);
