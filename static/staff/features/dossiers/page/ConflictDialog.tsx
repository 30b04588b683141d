// Somebody else changed the same fields meanwhile: for each of them, theirs or mine.

import { useState } from "react";
import type { Dossier } from "../../../api/types";
import { useLabel, useText } from "../../../app/i18n";
import { Button } from "../../../ui/Button";
import { RadioGroup } from "../../../ui/Choice";
import { Dialog } from "../../../ui/Dialog";
import { FieldText } from "../form/FieldText";
import type { Conflict } from "../form/merge";
import styles from "./ConflictDialog.module.css";

export interface ConflictDialogProps {
  dossier: Dossier;
  conflicts: Conflict[];
  onClose: () => void;
  /** The keys of the fields where the other's value stays. */
  onDecide: (theirs: string[]) => void;
}

type Side = "mine" | "theirs";

export function ConflictDialog({ dossier, conflicts, onClose, onDecide }: ConflictDialogProps) {
  const t = useText();
  const text = useLabel();
  const [sides, setSides] = useState<Record<string, Side>>({});
  const decide = () =>
    onDecide(conflicts.map(({ field }) => field.key).filter((key) => sides[key] === "theirs"));

  return (
    <Dialog
      title={t("conflict-title")}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{t("conflict-later")}</Button>
          <Button variant="primary" onPress={decide}>
            {t("save")}
          </Button>
        </>
      }
    >
      <p className={styles.intro}>{t("conflict-text")}</p>
      <ul className={styles.conflicts}>
        {conflicts.map(({ field, mine, theirs }) => (
          <li key={field.key} className={styles.conflict}>
            <RadioGroup
              label={text(field.labels)}
              look="row"
              value={sides[field.key] ?? "mine"}
              onChange={(side) => setSides((before) => ({ ...before, [field.key]: side as Side }))}
              options={[
                { key: "mine", label: t("conflict-keep-mine") },
                { key: "theirs", label: t("conflict-take-theirs") },
              ]}
            />
            <dl className={styles.values}>
              <div className={styles.value}>
                <dt>{t("conflict-mine")}</dt>
                <dd>
                  <FieldText field={field} type={dossier.type} value={mine} />
                </dd>
              </div>
              <div className={styles.value}>
                <dt>{t("conflict-theirs")}</dt>
                <dd>
                  <FieldText field={field} type={dossier.type} value={theirs} />
                </dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
