// What is known of an event: to read, and in the same place to change.

import { type DeskEvent, type EventChange, type EventValues, FIELDS, useEditEvent } from "../../api/events";
import { useText } from "../../app/i18n";
import { type Fact, KeyValue } from "../../ui/KeyValue";
import { RecordForm } from "../records/RecordForm";
import { RecordPanel } from "../records/RecordPanel";
import { useRecordForm } from "../records/useRecordForm";
import { useTellMasked } from "../relations/useTellMasked";
import { EventFields } from "./EventFields";
import { REQUIRED, valuesOf } from "./values";
import { useFieldLabels, useValueText } from "./words";

export function EventData({ latest }: { latest: DeskEvent }) {
  const t = useText();
  return (
    <RecordPanel
      title={t("relation-data")}
      mayEdit={latest.may_edit}
      form={(onClose) => <EventForm latest={latest} onClose={onClose} />}
    >
      <Facts event={latest} />
    </RecordPanel>
  );
}

function Facts({ event }: { event: DeskEvent }) {
  const labels = useFieldLabels();
  const valueText = useValueText();
  const values = valuesOf(event);
  // The name stands above the page, and most events have one day.
  const shown = FIELDS.filter((field) => field !== "name" && (field !== "ends_on" || values.ends_on));
  const facts = shown.map((field): Fact => {
    const value = valueText(field, values[field]);
    return { label: labels[field], value, isLong: field === "note" && value !== "" };
  });
  return <KeyValue facts={facts} />;
}

function EventForm({ latest, onClose }: { latest: DeskEvent; onClose: () => void }) {
  const edit = useEditEvent();
  const onSaved = useTellMasked();
  const valueText = useValueText();
  const form = useRecordForm<DeskEvent, EventValues, EventChange>({
    latest,
    valuesOf,
    labels: useFieldLabels(),
    required: REQUIRED,
    send: (on, change) => edit.mutateAsync({ on, change }),
    isSaving: edit.isPending,
    onSaved,
    onClose,
  });
  return (
    <RecordForm form={form} valueText={valueText} onClose={onClose}>
      <EventFields values={form.values} onChange={form.change} kind={latest.kind} />
    </RecordForm>
  );
}
