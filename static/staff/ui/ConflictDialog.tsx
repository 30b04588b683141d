// Somebody else changed the same fields meanwhile: for each of them, theirs or mine.

import { type ReactNode, useState } from "react";
import { useText } from "../app/i18n";
import { Button } from "./Button";
import { RadioGroup } from "./Choice";
import styles from "./ConflictDialog.module.css";
import { Dialog } from "./Dialog";

/** A field that both changed, with the two values as they are read. */
export interface ShownConflict {
  key: string;
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
}

export interface ConflictDialogProps {
  conflicts: ShownConflict[];
  onClose: () => void;
  /** The keys of the fields where the other's value stays. */
  onDecide: (theirs: string[]) => void;
}

type Side = "mine" | "theirs";

export function ConflictDialog({ conflicts, onClose, onDecide }: ConflictDialogProps) {
  const t = useText();
  const [sides, setSides] = useState<Record<string, Side>>({});
  const decide = () => onDecide(conflicts.map(({ key }) => key).filter((key) => sides[key] === "theirs"));

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
        {conflicts.map(({ key, label, mine, theirs }) => (
          <li key={key}>
            <RadioGroup
              label={label}
              look="row"
              value={sides[key] ?? "mine"}
              onChange={(side) => setSides((before) => ({ ...before, [key]: side as Side }))}
              options={[
                { key: "mine", label: t("conflict-keep-mine") },
                { key: "theirs", label: t("conflict-take-theirs") },
              ]}
            />
            <dl className={styles.values}>
              <div className={styles.value}>
                <dt>{t("conflict-mine")}</dt>
                <dd>{mine}</dd>
              </div>
              <div className={styles.value}>
                <dt>{t("conflict-theirs")}</dt>
                <dd>{theirs}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
