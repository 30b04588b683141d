// Changes what is known of a person or an organisation.

import type { Noun, Relation } from "../../api/relations";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { ConflictDialog } from "../../ui/ConflictDialog";
import { Form } from "../../ui/Form";
import { LeaveDialog } from "../dossiers/page/LeaveDialog";
import { useSaveShortcut } from "../dossiers/page/useSaveShortcut";
import { RelationFields } from "./RelationFields";
import styles from "./RelationForm.module.css";
import { useRelationForm } from "./useRelationForm";
import { useFieldLabels, useValueText } from "./words";

export interface RelationFormProps {
  noun: Noun;
  latest: Relation;
  onClose: () => void;
}

export function RelationForm({ noun, latest, onClose }: RelationFormProps) {
  const t = useText();
  const labels = useFieldLabels();
  const valueText = useValueText();
  const form = useRelationForm(noun, latest, onClose);
  const { conflict, leave } = form;
  useSaveShortcut(form.save);

  return (
    <>
      <Form onSubmit={form.save} faults={form.faults}>
        <RelationFields noun={noun} values={form.values} onChange={form.change} autoFocus="name" />
        <div className={styles.buttons}>
          <Button onPress={onClose} isDisabled={form.isSaving}>
            {t("cancel")}
          </Button>
          <Button type="submit" variant="primary" isPending={form.isSaving} aria-keyshortcuts="Control+S">
            {t("save")}
          </Button>
        </div>
      </Form>
      {conflict && (
        <ConflictDialog
          conflicts={conflict.fields.map((field) => ({
            key: field,
            label: labels[field],
            mine: valueText(field, form.values[field]) || "–",
            theirs: valueText(field, conflict.current[field]) || "–",
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
