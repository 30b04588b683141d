// What is known of a person or an organisation: to read, and in the same place to change.

import { useState } from "react";
import { FIELDS, type Noun, type Relation } from "../../api/relations";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { type Fact, KeyValue } from "../../ui/KeyValue";
import { Panel } from "../../ui/Panel";
import { RelationForm } from "./RelationForm";
import { useFieldLabels, useValueText } from "./words";

export function RelationData({ noun, latest }: { noun: Noun; latest: Relation }) {
  const t = useText();
  const [isEditing, setEditing] = useState(false);
  const [wasEdited, setWasEdited] = useState(false);
  const close = () => {
    setEditing(false);
    setWasEdited(true);
  };
  return (
    <Panel
      title={t("relation-data")}
      actions={
        latest.allowed.edit &&
        !isEditing && (
          // The form that had the focus is gone: it comes back to where it was opened.
          <Button size="small" icon="edit" autoFocus={wasEdited} onPress={() => setEditing(true)}>
            {t("change")}
          </Button>
        )
      }
    >
      {isEditing ? (
        <RelationForm noun={noun} latest={latest} onClose={close} />
      ) : (
        <Facts noun={noun} record={latest} />
      )}
    </Panel>
  );
}

function Facts({ noun, record }: { noun: Noun; record: Relation }) {
  const labels = useFieldLabels();
  const valueText = useValueText();
  const facts = FIELDS[noun].map((field): Fact => {
    const text = valueText(field, record[field]);
    const link =
      field === "email" ? `mailto:${text}` : field === "telephone" ? `tel:${record.telephone}` : "";
    return {
      label: labels[field],
      value: link && text ? <a href={link}>{text}</a> : text,
      isLong: field === "note" && text !== "",
    };
  });
  return <KeyValue facts={facts} />;
}
