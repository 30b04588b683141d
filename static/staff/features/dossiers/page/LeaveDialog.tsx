// Asks what to do with unsaved changes before the page is left.

import { useText } from "../../../app/i18n";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";

export interface LeaveDialogProps {
  onStay: () => void;
  onDiscard: () => void;
  onSave: () => void;
  isSaving: boolean;
  /** What is unsaved, when it is not a dossier. */
  text?: string;
}

export function LeaveDialog({ onStay, onDiscard, onSave, isSaving, text }: LeaveDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={t("unsaved")}
      isOpen
      onClose={onStay}
      size="small"
      footer={
        <>
          <Button variant="danger" onPress={onDiscard}>
            {t("leave-discard")}
          </Button>
          <Button variant="primary" onPress={onSave} isPending={isSaving} autoFocus>
            {t("leave-save")}
          </Button>
        </>
      }
    >
      <p>{text ?? t("leave-text")}</p>
    </Dialog>
  );
}
