// What is done rarely with a dossier.

import { useState } from "react";
import { useText } from "../../../app/i18n";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Icon } from "../../../ui/Icon";
import { Menu } from "../../../ui/Menu";
import { useDesk } from "../form/context";

export function DossierMenu({ onRestrict }: { onRestrict: (restricted: boolean) => void }) {
  const t = useText();
  const { dossier } = useDesk();
  const [isAsking, setAsking] = useState(false);
  if (!dossier.allowed.edit) return null;
  const title = dossier.restricted ? t("unrestrict") : t("restrict");
  const goOn = () => {
    setAsking(false);
    onRestrict(!dossier.restricted);
  };
  return (
    <>
      <Menu
        label={t("more-actions")}
        trigger={<Icon name="more" />}
        items={[{ key: "restrict", label: title, icon: "lock" }]}
        onAction={() => setAsking(true)}
      />
      <Dialog
        title={title}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        size="small"
        footer={
          <>
            <Button onPress={() => setAsking(false)}>{t("cancel")}</Button>
            <Button variant="primary" onPress={goOn}>
              {title}
            </Button>
          </>
        }
      >
        <p>{dossier.restricted ? t("unrestrict-text") : t("restrict-text")}</p>
      </Dialog>
    </>
  );
}
