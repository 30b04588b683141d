// What is known of a person or an organisation: to read, and in the same place to change.

import { FIELDS, type Noun, type Relation } from "../../api/relations";
import { useText } from "../../app/i18n";
import { type Fact, KeyValue } from "../../ui/KeyValue";
import { RecordPanel } from "../records/RecordPanel";
import { RelationForm } from "./RelationForm";
import { useFieldLabels, useValueText } from "./words";

export function RelationData({ noun, latest }: { noun: Noun; latest: Relation }) {
  const t = useText();
  return (
    <RecordPanel
      title={t("relation-data")}
      mayEdit={latest.allowed.edit}
      form={(onClose) => <RelationForm noun={noun} latest={latest} onClose={onClose} />}
    >
      <Facts noun={noun} record={latest} />
    </RecordPanel>
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
