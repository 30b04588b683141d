// The frame of a form that changes a record in its place: the fields, the buttons, and what is asked when a colleague was
// faster or the page is left.

import type { ReactNode } from "react";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { ConflictDialog } from "../../ui/ConflictDialog";
import { Form } from "../../ui/Form";
import { LeaveDialog } from "../dossiers/page/LeaveDialog";
import { useSaveShortcut } from "../dossiers/page/useSaveShortcut";
import styles from "./RecordForm.module.css";
import type { RecordFormState } from "./useRecordForm";
import type { FieldOf, Values } from "./values";

export interface RecordFormProps<Held extends Values> {
  form: RecordFormState<Held>;
  /** A value in words, to choose between theirs and mine. */
  valueText: (field: FieldOf<Held>, value: Held[FieldOf<Held>]) => string;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

export function RecordForm<Held extends Values>({ children, ...props }: RecordFormProps<Held>) {
  const t = useText();
  const { form, onClose } = props;
  useSaveShortcut(form.save);
  return (
    <>
      <Form onSubmit={form.save} faults={form.faults}>
        {children}
        <div className={styles.buttons}>
          <Button onPress={onClose} isDisabled={form.isSaving}>
            {t("cancel")}
          </Button>
          <Button type="submit" variant="primary" isPending={form.isSaving} aria-keyshortcuts="Control+S">
            {t("save")}
          </Button>
        </div>
      </Form>
      <RecordDialogs {...props} />
    </>
  );
}

/** What is asked about the edits; for forms with a frame of their own, as in a dialog. */
export function RecordDialogs<Held extends Values>(props: Omit<RecordFormProps<Held>, "children">) {
  const t = useText();
  const { form, valueText, onClose } = props;
  const { conflict, leave } = form;
  return (
    <>
      {conflict && (
        <ConflictDialog
          conflicts={conflict.fields.map((field) => ({
            key: field,
            label: form.labels[field],
            mine: valueText(field, form.values[field]) || "–",
            theirs: valueText(field, conflict.theirs[field]) || "–",
          }))}
          onClose={form.closeConflict}
          onDecide={form.decideConflict}
        />
      )}
      {leave && (
        <LeaveDialog
          text={t("relation-leave-text")}
          isSaving={form.isSaving}
          onStay={form.stay}
          onDiscard={() => {
            onClose();
            leave();
          }}
          onSave={form.saveAndLeave}
        />
      )}
    </>
  );
}
