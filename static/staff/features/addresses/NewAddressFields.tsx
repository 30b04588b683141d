// A new address, with those that are probably the same and known already beside it.

import { useMemo, useState } from "react";
import { type FoundAddress, useAddressProposals } from "../../api/addresses";
import { useText } from "../../app/i18n";
import { RadioGroup } from "../../ui/Choice";
import { FieldRow } from "../../ui/Form";
import { TextField, type TextFieldProps } from "../../ui/TextField";
import { Likely } from "../records/Likely";
import { useTyped } from "../relations/useTyped";
import { useReasonText } from "../relations/words";
import { OptionField } from "./DwellingFields";
import { PartFields } from "./PartFields";
import { APARTMENT, inLine, inParts, isInParts, type NewAddressValues, spellingOf } from "./values";
import { useFieldLabels } from "./words";

const LINE_CHARS_MAX = 500;

export interface NewAddressFieldsProps {
  values: NewAddressValues;
  onChange: (values: NewAddressValues) => void;
  onPick: (known: FoundAddress) => void;
  /** Ids that cannot be chosen again. */
  taken?: string[];
}

export function NewAddressFields({ values, onChange, onPick, taken = [] }: NewAddressFieldsProps) {
  const t = useText();
  const reasonText = useReasonText();
  const typed = useTyped(values);
  const spelling = useMemo(() => spellingOf(typed), [typed]);
  const proposals = useAddressProposals(spelling);
  const isBlank = Object.keys(spelling).length === 0;
  const likely = proposals.isError || isBlank ? [] : (proposals.data ?? []);
  const set = (part: NewAddressValues) => onChange({ ...values, ...part });
  return (
    <>
      <Spelling values={values} onChange={onChange} />
      <Likely
        title={t("likely-address")}
        records={likely.map(({ id, text, state, reasons }) => ({
          id,
          name: text,
          about: [reasonText(reasons), t(`address-state-${state}`)].join(" · "),
          taken: taken.includes(id) ? t("address-already") : undefined,
        }))}
        onPick={(id) => {
          const known = likely.find((proposal) => proposal.id === id);
          if (known) onPick(known);
        }}
      />
      <FirstFacts values={values} onChange={set} />
    </>
  );
}

type PartProps = Pick<NewAddressFieldsProps, "values" | "onChange">;

/** In one line, which the API takes apart, or in its parts. */
function Spelling({ values, onChange }: PartProps) {
  const t = useText();
  const labels = useFieldLabels();
  const way = isInParts(values) ? "parts" : "line";
  /** Who chooses by keyboard stays at the choice. */
  const [hasChosen, setChosen] = useState(false);
  const choose = (next: string) => {
    if (next === way) return;
    setChosen(true);
    onChange(next === "parts" ? inParts(values) : inLine(values));
  };
  return (
    <>
      <RadioGroup
        label={t("address-way")}
        look="row"
        value={way}
        onChange={choose}
        options={[
          { key: "line", label: t("address-way-line") },
          { key: "parts", label: t("address-way-parts") },
        ]}
      />
      {way === "line" ? (
        <TextField
          label={labels.text}
          name="text"
          isRequired
          description={t("address-line-hint")}
          maxLength={LINE_CHARS_MAX}
          autoFocus={!hasChosen}
          value={values.text ?? ""}
          onChange={(text) => onChange({ ...values, text })}
        />
      ) : (
        <PartFields
          values={values}
          onChange={(part) => onChange({ ...values, ...part })}
          autoFocus={!hasChosen}
        />
      )}
    </>
  );
}

function FirstFacts({ values, onChange }: PartProps) {
  const t = useText();
  const labels = useFieldLabels();
  const choice = (field: "dwelling_type" | "building_type") => (
    <OptionField
      field={field}
      value={values[field] ?? ""}
      before={null}
      onChange={(key) => onChange({ [field]: key })}
    />
  );
  const text = (field: "parcel_number" | "apartment_situation", more: Partial<TextFieldProps>) => (
    <TextField
      label={labels[field]}
      name={field}
      {...more}
      value={values[field] ?? ""}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  return (
    <>
      <FieldRow>
        {choice("dwelling_type")}
        {choice("building_type")}
      </FieldRow>
      {values.dwelling_type === APARTMENT &&
        text("apartment_situation", { description: t("apartment-situation-hint"), rows: 2 })}
      {text("parcel_number", { description: t("parcel-number-hint") })}
    </>
  );
}
