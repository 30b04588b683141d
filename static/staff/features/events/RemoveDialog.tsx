// Asks before something is taken off an event.

import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

export interface RemoveDialogProps {
  question: string;
  text: string;
  /** What the button says. */
  action: string;
  isPending: boolean;
  onClose: () => void;
  onRemove: () => void;
}

export function RemoveDialog({ question, text, action, isPending, onClose, onRemove }: RemoveDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={question}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="danger" isPending={isPending} onPress={onRemove}>
            {action}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
