// Changes what was written down or planned.

import { useId } from "react";
import { type Activity, type ActivityChange, useActivity, useEditActivity } from "../../api/activities";
import type { Party } from "../../api/types";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { ErrorState, Skeleton } from "../../ui/States";
import { RecordDialogs } from "../records/RecordForm";
import { useRecordForm } from "../records/useRecordForm";
import { useTellMasked } from "../relations/useTellMasked";
import { ActivityFields } from "./ActivityFields";
import { peopleOf } from "./people";
import { type ActivityValues, REQUIRED, valuesOf } from "./values";
import { useFieldLabels, useSubject, useValueText } from "./words";

export interface EditActivityDialogProps {
  id: string;
  /** Who is involved in its journey. */
  parties: Party[];
  onClose: () => void;
}

export function EditActivityDialog({ id, parties, onClose }: EditActivityDialogProps) {
  const t = useText();
  const activity = useActivity(id);
  if (activity.data) return <EditForm activity={activity.data} parties={parties} onClose={onClose} />;
  return (
    <Dialog title={t("change")} isOpen onClose={onClose}>
      {activity.isError ? (
        <ErrorState error={activity.error} onRetry={() => activity.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Dialog>
  );
}

interface EditFormProps extends Omit<EditActivityDialogProps, "id"> {
  activity: Activity;
}

function EditForm({ activity, parties, onClose }: EditFormProps) {
  const t = useText();
  const people = peopleOf(parties, activity.contact);
  const id = useId();
  const edit = useEditActivity();
  const subjectOf = useSubject();
  const valueText = useValueText(people);
  const form = useRecordForm<Activity, ActivityValues, ActivityChange>({
    latest: activity,
    valuesOf: (version) => valuesOf(version, subjectOf(version)),
    labels: useFieldLabels(activity.kind),
    required: REQUIRED,
    send: (on, change) => edit.mutateAsync({ on, change }),
    isSaving: edit.isPending,
    onSaved: useTellMasked(),
    onClose,
  });
  return (
    <>
      <Dialog
        title={t("activity-change", { kind: activity.kind })}
        isOpen
        onClose={onClose}
        footer={
          <>
            <Button onPress={onClose}>{t("cancel")}</Button>
            <Button variant="primary" type="submit" form={id} isPending={form.isSaving}>
              {t("save")}
            </Button>
          </>
        }
      >
        <Form id={id} onSubmit={form.save} faults={form.faults}>
          <ActivityFields
            kind={activity.kind}
            values={form.values}
            people={people}
            assignee={activity.assignee}
            onChange={form.change}
            takesFocus
          />
        </Form>
      </Dialog>
      <RecordDialogs form={form} valueText={valueText} onClose={onClose} />
    </>
  );
}
