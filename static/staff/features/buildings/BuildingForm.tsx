// Changes the facts about a building.

import { useState } from "react";
import { type Building, type BuildingChange, useEditBuilding } from "../../api/buildings";
import { useText } from "../../app/i18n";
import { RecordForm } from "../records/RecordForm";
import { useRecordForm } from "../records/useRecordForm";
import { CreateDialog } from "../relations/CreateDialog";
import { BuildingFields } from "./BuildingFields";
import { type BuildingValues, valuesOf } from "./values";
import { useFieldLabels, useValueText } from "./words";

export interface BuildingFormProps {
  latest: Building;
  onClose: () => void;
}

export function BuildingForm({ latest, onClose }: BuildingFormProps) {
  const t = useText();
  const edit = useEditBuilding();
  const [isChoosing, setChoosing] = useState(false);
  /** The associations that play a part: the one before, the one that was chosen, and a colleague's. */
  const [before] = useState(latest.association);
  const [chosen, setChosen] = useState(before);
  const nameOf = (id: string) =>
    [chosen, latest.association, before].find((association) => association?.id === id)?.name ?? "";
  const valueText = useValueText(nameOf);
  const form = useRecordForm<Building, BuildingValues, BuildingChange>({
    latest,
    valuesOf,
    labels: useFieldLabels(),
    send: (on, change) => edit.mutateAsync({ on, change }),
    isSaving: edit.isPending,
    onClose,
  });
  return (
    <>
      <RecordForm form={form} valueText={valueText} onClose={onClose}>
        <BuildingFields
          values={form.values}
          onChange={form.change}
          before={latest}
          association={nameOf(form.values.association_id)}
          onChoose={() => setChoosing(true)}
        />
      </RecordForm>
      {/* Outside the form: what is submitted in the dialog is not for the form around it. */}
      {isChoosing && (
        <CreateDialog
          noun="organisation"
          title={t("building-association-choose")}
          onClose={() => setChoosing(false)}
          onOpen={(found) => {
            setChosen(found);
            form.change({ association_id: found.id });
            setChoosing(false);
          }}
        />
      )}
    </>
  );
}
