// What is done rarely with a dossier: let another follow it, shield it.

import { useState } from "react";
import { useCatalogue } from "../../../api/catalogue";
import { useText } from "../../../app/i18n";
import { useMay } from "../../../app/session";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Icon } from "../../../ui/Icon";
import { Menu, type MenuEntry } from "../../../ui/Menu";
import { emptySteps } from "../../journeys/trainOrder";
import { FollowUpDialog } from "../../openings/FollowUpDialog";
import { useDesk } from "../form/context";

const RESTRICT = "restrict";

export function DossierMenu({ onRestrict }: { onRestrict: (restricted: boolean) => void }) {
  const t = useText();
  const { dossier } = useDesk();
  const followUps = useFollowUps();
  /** What was chosen: the type of a dossier to come, or RESTRICT. */
  const [chosen, setChosen] = useState<string | null>(null);
  const close = () => setChosen(null);
  const restrictTitle = dossier.restricted ? t("unrestrict") : t("restrict");
  const items: MenuEntry[] = [...followUps];
  if (dossier.allowed.edit) items.push({ key: RESTRICT, label: restrictTitle, icon: "lock" });
  if (items.length === 0) return null;
  const goOn = () => {
    close();
    onRestrict(!dossier.restricted);
  };
  return (
    <>
      <Menu label={t("more-actions")} trigger={<Icon name="more" />} items={items} onAction={setChosen} />
      <Dialog
        title={restrictTitle}
        isOpen={chosen === RESTRICT}
        onClose={close}
        size="small"
        footer={
          <>
            <Button onPress={close}>{t("cancel")}</Button>
            <Button variant="primary" onPress={goOn}>
              {restrictTitle}
            </Button>
          </>
        }
      >
        <p>{dossier.restricted ? t("unrestrict-text") : t("restrict-text")}</p>
      </Dialog>
      {chosen && chosen !== RESTRICT && (
        <FollowUpDialog type={chosen} follows={dossier.number} onClose={close} />
      )}
    </>
  );
}

/** The steps that come next in the journey; other types are coupled at the train. */
function useFollowUps(): MenuEntry[] {
  const t = useText();
  const mayAdd = useMay("create_dossier");
  const { dossier } = useDesk();
  const { catalogue, label } = useCatalogue();
  if (!mayAdd || !catalogue) return [];
  return emptySteps(dossier.journey.dossiers, catalogue.types, catalogue.subtypes).map((type) => ({
    key: type,
    label: t("follow-up", { type: label("types", type) }),
    icon: "plus",
  }));
}
