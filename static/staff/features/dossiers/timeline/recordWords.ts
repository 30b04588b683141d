// The words for what changed of the records around dossiers: people, organisations, addresses, buildings, certificates.

import { useText } from "../../../app/i18n";
import { useFieldLabels as useAddressLabels } from "../../addresses/words";
import { useFieldLabels as useBuildingLabels } from "../../buildings/words";
import { useFieldLabels as useCertificateLabels } from "../../energy-certificates/words";
import { useFieldLabels as useRelationLabels } from "../../relations/words";

/** The label of a field, by the kind of the entry that names it. */
export function useRecordLabel(): (kind: string, name: string) => string {
  const t = useText();
  const relation = useRelationLabels();
  const labels: Record<string, Record<string, string>> = {
    contact_edited: relation,
    organisation_edited: relation,
    address_edited: { ...useAddressLabels(), building_id: t("building") },
    building_edited: useBuildingLabels(),
    energy_certificate_edited: { ...useCertificateLabels(), valid_until: t("certificate-valid-until") },
  };
  return (kind, name) => labels[kind]?.[name] ?? name;
}

/** "EPC, label C" */
export function useCertificateText(): (kind: string, label: string) => string {
  const t = useText();
  return (kind, label) => {
    const parts = [t(`certificate-${kind}`), label && t("energy-label-of", { label })];
    return parts.filter(Boolean).join(", ");
  };
}
