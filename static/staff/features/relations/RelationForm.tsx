// Changes what is known of a person or an organisation.

import type { Noun, Relation } from "../../api/relations";
import { RecordForm } from "../records/RecordForm";
import { RelationFields } from "./RelationFields";
import { useRelationForm } from "./useRelationForm";
import { useValueText } from "./words";

export interface RelationFormProps {
  noun: Noun;
  latest: Relation;
  onClose: () => void;
}

export function RelationForm({ noun, latest, onClose }: RelationFormProps) {
  const form = useRelationForm(noun, latest, onClose);
  const valueText = useValueText();
  return (
    <RecordForm form={form} valueText={valueText} onClose={onClose}>
      <RelationFields
        noun={noun}
        values={form.values}
        onChange={(field, value) => form.change({ [field]: value })}
        autoFocus="name"
      />
    </RecordForm>
  );
}
