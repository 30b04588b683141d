// What the fields of a new dossier are called, by their names in the API.

import { useMemo } from "react";
import { useText } from "../../app/i18n";

export function useOpeningLabels() {
  const t = useText();
  return useMemo(
    () => ({
      type: t("dossier-type"),
      subtype: t("dossier-subtype"),
      requested_on: t("dossier-requested-on"),
      source: t("dossier-source"),
      main_project: t("dossier-main-project"),
      assignee_id: t("dossier-assignee"),
      queue: t("dossier-queue"),
      journey_number: t("journey"),
      contact: t("contact-choice"),
      "contact.id": t("contact-choice"),
      "contact.name": t("item-name"),
      "contact.email": t("email"),
      "contact.telephone": t("item-telephone"),
      "contact.language": t("item-language"),
      "contact.preferred_channel": t("contact-preferred-channel"),
      role: t("item-capacity"),
      address: t("address-choice"),
      "address.id": t("address-choice"),
      "address.text": t("address-text"),
    }),
    [t],
  );
}
