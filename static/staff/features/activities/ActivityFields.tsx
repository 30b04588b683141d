// What is on an activity, to fill in: the fields of its kind.

import type { ReactNode } from "react";
import type { Activity, ActivityKind } from "../../api/activities";
import { useText } from "../../app/i18n";
import { RadioGroup } from "../../ui/Choice";
import { DateField } from "../../ui/DateField";
import { DateTimeField } from "../../ui/DateTimeField";
import { FieldRow } from "../../ui/Form";
import { type Option, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { AssigneeField } from "./AssigneeField";
import { FIELDS_OF } from "./kinds";
import { type ActivityField, type ActivityValues, DIRECTIONS } from "./values";
import { useFieldLabels } from "./words";

export interface ActivityFieldsProps {
  kind: ActivityKind;
  values: ActivityValues;
  /** Who it can have been with: ids with names. */
  people: Option[];
  /** Who does it now. */
  assignee?: Activity["assignee"];
  onChange: (part: Partial<ActivityValues>) => void;
  takesFocus?: boolean;
  /** A moment that is left open is now. */
  isNew?: boolean;
  /** Stands beside the last fields. */
  children?: ReactNode;
}

export function ActivityFields({ children, ...props }: ActivityFieldsProps) {
  const { kind, values, onChange, takesFocus } = props;
  const labels = useFieldLabels(kind);
  const others = FIELDS_OF[kind].filter((field) => field !== "subject" && field !== "body");
  return (
    <>
      <TextField
        label={labels.subject}
        name="subject"
        isRequired
        maxLength={300}
        autoFocus={takesFocus}
        value={values.subject}
        onChange={(subject) => onChange({ subject })}
      />
      <TextField
        label={labels.body}
        name="body"
        rows={kind === "task" ? 2 : 4}
        maxLength={5000}
        value={values.body}
        onChange={(body) => onChange({ body })}
      />
      {(others.length > 0 || children) && (
        <FieldRow>
          {others.map((field) => (
            <Field key={field} field={field} {...props} />
          ))}
          {children}
        </FieldRow>
      )}
    </>
  );
}

function Field({ field, ...props }: Omit<ActivityFieldsProps, "children"> & { field: ActivityField }) {
  const { kind, values, people, assignee, onChange, isNew } = props;
  const t = useText();
  const label = useFieldLabels(kind)[field];
  switch (field) {
    case "happened_at":
      return (
        <DateTimeField
          label={label}
          name={field}
          isRequired={kind === "appointment" || !isNew}
          description={kind !== "appointment" && isNew ? t("activity-now-when-empty") : undefined}
          value={values.happened_at}
          onChange={(happened_at) => onChange({ happened_at })}
        />
      );
    case "due_date":
      return (
        <DateField
          label={label}
          name={field}
          value={values.due_date}
          onChange={(due_date) => onChange({ due_date })}
        />
      );
    case "direction":
      return (
        <RadioGroup
          label={label}
          name={field}
          look="row"
          value={values.direction || null}
          onChange={(direction) => onChange({ direction })}
          options={DIRECTIONS.map((key) => ({ key, label: t(`activity-${key}`) }))}
        />
      );
    case "contact_id":
      return (
        <Select
          label={label}
          name={field}
          options={[{ key: "", label: t("activity-with-nobody") }, ...people]}
          value={values.contact_id}
          onChange={(contact_id) => onChange({ contact_id: contact_id ?? "" })}
        />
      );
    case "assignee_id":
      return (
        <AssigneeField
          label={label}
          value={values.assignee_id}
          current={assignee}
          onChange={(assignee_id) => onChange({ assignee_id })}
        />
      );
    default:
      return null;
  }
}
