// A field on the form: as a control, or as text where it cannot be changed here.

import type { Field } from "../../../api/types";
import { useLabel, useText } from "../../../app/i18n";
import { Button } from "../../../ui/Button";
import { useDesk } from "./context";
import { FieldControl } from "./FieldControl";
import styles from "./FieldPlace.module.css";
import { FieldText } from "./FieldText";
import { isEditable } from "./fieldValue";
import { placeOf } from "./focusField";
import { isMissing, isRequiredNow } from "./required";
import { useFieldOptions } from "./useFieldOptions";

/** Fields that need more than a column. */
const WIDTHS: Partial<Record<Field["kind"], string | undefined>> = {
  long_text: styles.whole,
  options: styles.double,
};

export function FieldPlace({ field }: { field: Field }) {
  const { dossier } = useDesk();
  const isControl = dossier.allowed.edit && isEditable(field);
  return (
    <div id={placeOf(field.key)} className={WIDTHS[field.kind] ?? styles.place}>
      {isControl ? <Control field={field} /> : <Fact field={field} />}
    </div>
  );
}

function Control({ field }: { field: Field }) {
  const t = useText();
  const text = useLabel();
  const optionsOf = useFieldOptions();
  const { dossier, draft, type, faults } = useDesk();
  const value = draft.value(field);
  const missing = isMissing(field, type, dossier, value) ? t("field-still-empty") : undefined;
  return (
    <FieldControl
      field={field}
      name={field.key}
      label={text(field.labels)}
      description={text(field.hint) || undefined}
      isRequired={isRequiredNow(field, type, dossier.stage)}
      error={faults[field.key] ?? missing}
      value={value}
      options={optionsOf(field, dossier.type, value)}
      onChange={(next) => draft.set(field, next)}
    />
  );
}

function Fact({ field }: { field: Field }) {
  const t = useText();
  const text = useLabel();
  const { dossier, draft, openAssignment } = useDesk();
  const isAssignment = field.column === "assignee" || field.column === "queue";
  return (
    <dl className={dossier.allowed.edit ? styles.fact : `${styles.fact} ${styles.reading}`}>
      <dt>{text(field.labels)}</dt>
      <dd className={field.kind === "long_text" ? styles.long : undefined}>
        {field.column === "assignee" ? (
          (dossier.assignee?.name ?? t("nobody"))
        ) : (
          <FieldText field={field} type={dossier.type} value={draft.value(field)} />
        )}
        {isAssignment && dossier.allowed.assign && (
          <Button size="small" variant="quiet" onPress={openAssignment}>
            {t("change")}
          </Button>
        )}
      </dd>
    </dl>
  );
}
