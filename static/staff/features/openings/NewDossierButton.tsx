// The way to a new dossier by hand, where dossiers are listed.

import { lazy, Suspense, useState } from "react";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";

/** Its fields weigh more than the page that it opens on. */
const OpeningDialog = lazy(() => import("./OpeningDialog"));

/** `type`: of the dossiers that are listed. */
export function NewDossierButton({ type }: { type?: string }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon="plus" onPress={() => setOpen(true)}>
        {t("dossier-new")}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <OpeningDialog type={type} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
