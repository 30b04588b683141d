// The facts about an address, to fill in.

import type { Address } from "../../api/addresses";
import { useText } from "../../app/i18n";
import { FieldRow, FieldSet } from "../../ui/Form";
import { TextField } from "../../ui/TextField";
import { DwellingFields, OptionField } from "./DwellingFields";
import { PartFields } from "./PartFields";
import { type AddressValues, APARTMENT } from "./values";
import { useFieldLabels } from "./words";

export interface AddressFieldsProps {
  values: AddressValues;
  onChange: (part: Partial<AddressValues>) => void;
  /** Options that were switched off since stay where they are chosen. */
  before: Address;
  /** The register says how it is spelled. */
  isSpellingFixed: boolean;
  isParcelOdd: boolean;
}

export function AddressFields(props: AddressFieldsProps) {
  const { values, onChange, before } = props;
  const t = useText();
  return (
    <>
      <FieldSet title={t("address-spelling")}>
        <Spelling {...props} />
      </FieldSet>
      <FieldSet title={t("address-dwelling")}>
        <FieldRow>
          <OptionField
            field="dwelling_type"
            value={values.dwelling_type}
            before={before.dwelling_type}
            onChange={(dwelling_type) => onChange({ dwelling_type })}
          />
          <OptionField
            field="building_type"
            value={values.building_type}
            before={before.building_type}
            onChange={(building_type) => onChange({ building_type })}
          />
        </FieldRow>
        <Situation {...props} />
        <DwellingFields values={values} before={before} onChange={onChange} />
      </FieldSet>
    </>
  );
}

function Spelling({ values, onChange, isSpellingFixed, isParcelOdd }: AddressFieldsProps) {
  const t = useText();
  const labels = useFieldLabels();
  return (
    <>
      <TextField
        label={labels.text}
        name="text"
        isRequired
        isReadOnly={isSpellingFixed}
        description={isSpellingFixed ? undefined : t("address-line-follows")}
        maxLength={500}
        autoFocus={!isSpellingFixed}
        value={values.text}
        onChange={(text) => onChange({ text })}
      />
      <PartFields values={values} onChange={onChange} isReadOnly={isSpellingFixed} />
      <TextField
        label={labels.parcel_number}
        name="parcel_number"
        description={isParcelOdd ? t("parcel-number-odd") : t("parcel-number-hint")}
        autoFocus={isSpellingFixed}
        value={values.parcel_number}
        onChange={(parcel_number) => onChange({ parcel_number })}
      />
    </>
  );
}

/** Only an apartment lies somewhere in a building; what was written stays in sight. */
function Situation({ values, onChange, before }: AddressFieldsProps) {
  const t = useText();
  const labels = useFieldLabels();
  if (values.dwelling_type !== APARTMENT && !before.apartment_situation) return null;
  return (
    <TextField
      label={labels.apartment_situation}
      name="apartment_situation"
      description={t("apartment-situation-hint")}
      rows={2}
      maxLength={1000}
      value={values.apartment_situation}
      onChange={(apartment_situation) => onChange({ apartment_situation })}
    />
  );
}
