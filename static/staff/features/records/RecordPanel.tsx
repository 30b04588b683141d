// What is known of a record: to read, and in the same place to change.

import { type ReactNode, useState } from "react";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";

export interface RecordPanelProps {
  title: string;
  mayEdit: boolean;
  /** The facts. */
  children: ReactNode;
  form: (onClose: () => void) => ReactNode;
}

export function RecordPanel({ title, mayEdit, children, form }: RecordPanelProps) {
  const t = useText();
  const [isEditing, setEditing] = useState(false);
  const [wasEdited, setWasEdited] = useState(false);
  const close = () => {
    setEditing(false);
    setWasEdited(true);
  };
  return (
    <Panel
      title={title}
      actions={
        mayEdit &&
        !isEditing && (
          // The form that had the focus is gone: it comes back to where it was opened.
          <Button size="small" icon="edit" autoFocus={wasEdited} onPress={() => setEditing(true)}>
            {t("change")}
          </Button>
        )
      }
    >
      {isEditing ? form(close) : children}
    </Panel>
  );
}
