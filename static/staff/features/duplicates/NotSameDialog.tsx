// Two records that look alike are two: asked once more, since nothing here takes it back.

import { useState } from "react";
import { keysByBody } from "../../api/client";
import { type DuplicatePair, type MergeNoun, useNotDuplicates } from "../../api/merges";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/States";
import styles from "./Question.module.css";
import { titleOf } from "./words";

interface NotSameDialogProps {
  noun: MergeNoun;
  pair: DuplicatePair;
  onClose: () => void;
  onDone: () => void;
}

export function NotSameDialog({ noun, pair, onClose, onDone }: NotSameDialogProps) {
  const t = useText();
  const problemText = useProblemText();
  const notDuplicates = useNotDuplicates();
  const [keyOf] = useState(keysByBody);
  const names = { one: titleOf(pair.one), other: titleOf(pair.other) };
  const submit = () => {
    const body = { noun, one_id: pair.one.id, other_id: pair.other.id };
    notDuplicates.mutate({ key: keyOf(body), body }, { onSuccess: onDone });
  };
  return (
    <Dialog
      title={t("not-same-title")}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="primary" isPending={notDuplicates.isPending} onPress={submit}>
            {t("not-same")}
          </Button>
        </>
      }
    >
      <div className={styles.text}>
        {notDuplicates.isError && <Notice tone="danger">{problemText(notDuplicates.error)}</Notice>}
        <p>{t("not-same-text", names)}</p>
        <p>{t("not-same-for-good")}</p>
      </div>
    </Dialog>
  );
}
