// Undoing a merge, asked with what it will do.

import { useQueryClient } from "@tanstack/react-query";
import { type Merge, useUndoMerge } from "../../api/merges";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/States";
import { toast } from "../../ui/Toast";
import styles from "./Question.module.css";

interface UndoDialogProps {
  merge: Merge;
  onClose: () => void;
  onUndone: () => void;
}

export function UndoDialog({ merge, onClose, onUndone }: UndoDialogProps) {
  const t = useText();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const undoMerge = useUndoMerge();
  const names = { loser: merge.loser.name, survivor: merge.survivor.name };
  const since = merge.edits.length + merge.links.length;
  const undo = () =>
    undoMerge.mutate(merge.id, {
      onSuccess: onUndone,
      onError: (error) => {
        if (!isProblem(error, 409)) return;
        // Undone or merged on by somebody else: the page shows how it stands now, without this dialog.
        toast.error(problemText(error));
        queries.invalidateQueries({ queryKey: ["merge", merge.id] });
      },
    });
  return (
    <Dialog
      title={t("merge-undo")}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="primary" isPending={undoMerge.isPending} onPress={undo}>
            {t("merge-undo")}
          </Button>
        </>
      }
    >
      <div className={styles.text}>
        {undoMerge.isError && <Notice tone="danger">{problemText(undoMerge.error)}</Notice>}
        <p>{t("merge-undo-text", names)}</p>
        {merge.brought.length > 0 && <p>{t("merge-undo-brought", names)}</p>}
        {since > 0 && <p>{t("merge-undo-since", { ...names, count: since })}</p>}
      </div>
    </Dialog>
  );
}
