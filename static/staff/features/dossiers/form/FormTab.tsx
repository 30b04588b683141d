// A tab of the catalogue: its sections with their fields.

import type { DossierType, Field } from "../../../api/types";
import { useLabel } from "../../../app/i18n";
import { Panel } from "../../../ui/Panel";
import { useDesk } from "./context";
import { FieldPlace } from "./FieldPlace";
import styles from "./FormTab.module.css";
import { isEmpty, valueIn } from "./fieldValue";

export function FormTab({ tab }: { tab: DossierType["tabs"][number] }) {
  const text = useLabel();
  const { fields, dossier } = useDesk();
  const byKey = new Map(fields.map((field) => [field.key, field]));
  // A field that was switched off stays where it has a value.
  const isShown = (field: Field | undefined): field is Field =>
    field !== undefined && (field.active || !isEmpty(valueIn(dossier, field)));

  return (
    <div className={styles.sections}>
      {tab.sections.map((section) => {
        const shown = section.fields.map((key) => byKey.get(key)).filter(isShown);
        if (shown.length === 0) return null;
        return (
          <Panel key={section.key} title={text(section.labels)}>
            <div className={styles.fields}>
              {shown.map((field) => (
                <FieldPlace key={field.key} field={field} />
              ))}
            </div>
          </Panel>
        );
      })}
    </div>
  );
}
