// Stands at the bottom while there are unsaved changes.

import { useText } from "../../../app/i18n";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import styles from "./SaveBar.module.css";

export interface SaveBarProps {
  count: number;
  isSaving: boolean;
  onSave: () => void;
  onReset: () => void;
}

export function SaveBar({ count, isSaving, onSave, onReset }: SaveBarProps) {
  const t = useText();
  return (
    <section className={styles.bar} aria-label={t("unsaved")}>
      <p className={styles.text} role="status">
        <Icon name="edit" />
        {t("unsaved-changes", { count })}
      </p>
      <div className={styles.buttons}>
        <Button onPress={onReset} isDisabled={isSaving}>
          {t("reset")}
        </Button>
        <Button variant="primary" onPress={onSave} isPending={isSaving} aria-keyshortcuts="Control+S">
          {t("save")}
        </Button>
      </div>
    </section>
  );
}
