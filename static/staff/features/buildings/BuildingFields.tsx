// The facts about a building, to fill in.

import type { Building } from "../../api/buildings";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { RadioGroup } from "../../ui/Choice";
import { FieldRow } from "../../ui/Form";
import { NumberField } from "../../ui/NumberField";
import { TextField } from "../../ui/TextField";
import { DwellingFields, OptionField } from "../addresses/DwellingFields";
import styles from "./BuildingFields.module.css";
import type { BuildingValues } from "./values";
import { useFieldLabels } from "./words";

export interface BuildingFieldsProps {
  values: BuildingValues;
  onChange: (part: Partial<BuildingValues>) => void;
  /** Options that were switched off since stay where they are chosen. */
  before: Building;
  /** The name of the association that is chosen. */
  association: string;
  /** Asks which organisation it is. */
  onChoose: () => void;
}

const COUNTS = ["dwelling_units", "other_units", "storeys"] as const;

export function BuildingFields(props: BuildingFieldsProps) {
  const { values, onChange, before } = props;
  const t = useText();
  const labels = useFieldLabels();
  return (
    <>
      <FieldRow>
        {COUNTS.map((field) => (
          <NumberField
            key={field}
            label={labels[field]}
            name={field}
            autoFocus={field === COUNTS[0]}
            value={values[field]}
            onChange={(count) => onChange({ [field]: count })}
          />
        ))}
      </FieldRow>
      <FieldRow>
        <OptionField
          field="typology"
          value={values.typology}
          before={before.typology}
          onChange={(typology) => onChange({ typology })}
        />
        <RadioGroup
          label={labels.buildings}
          name="buildings"
          look="row"
          value={values.buildings || null}
          onChange={(buildings) => onChange({ buildings })}
          options={(["one", "several"] as const).map((key) => ({
            key,
            label: t(`building-buildings-${key}`),
          }))}
        />
      </FieldRow>
      <Association {...props} />
      <DwellingFields values={values} before={before} onChange={onChange} />
    </>
  );
}

function Association({ association, onChoose, onChange }: BuildingFieldsProps) {
  const t = useText();
  const labels = useFieldLabels();
  return (
    <div className={styles.association}>
      <div className={styles.name}>
        <TextField
          label={labels.association_id}
          name="association_id"
          isReadOnly
          placeholder={t("not-filled-in")}
          value={association}
        />
      </div>
      <Button icon="search" onPress={onChoose}>
        {t("choose")}
      </Button>
      {association && <Button onPress={() => onChange({ association_id: "" })}>{t("take-away")}</Button>}
    </div>
  );
}
