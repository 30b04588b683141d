// Changes the facts about an address.

import { type Address, type AddressChange, useAddressCommand } from "../../api/addresses";
import { useText } from "../../app/i18n";
import { Notice } from "../../ui/States";
import { RecordForm } from "../records/RecordForm";
import { useRecordForm } from "../records/useRecordForm";
import { useTellMasked } from "../relations/useTellMasked";
import { AddressFields } from "./AddressFields";
import { type AddressValues, REQUIRED, valuesOf } from "./values";
import { useFieldLabels, useValueText } from "./words";

export interface AddressFormProps {
  latest: Address;
  onClose: () => void;
}

export function AddressForm({ latest, onClose }: AddressFormProps) {
  const t = useText();
  const command = useAddressCommand();
  const valueText = useValueText();
  const form = useRecordForm<Address, AddressValues, AddressChange>({
    latest,
    valuesOf,
    labels: useFieldLabels(),
    required: REQUIRED,
    send: (on, change) => command.mutateAsync({ on, command: { kind: "edit", change } }),
    isSaving: command.isPending,
    onSaved: useTellMasked(),
    onClose,
  });
  const isMatched = latest.state === "matched";
  return (
    <RecordForm form={form} valueText={valueText} onClose={onClose}>
      {isMatched && <Notice>{t("address-spelling-of-register")}</Notice>}
      <AddressFields
        values={form.values}
        onChange={form.change}
        isSpellingFixed={isMatched}
        isParcelOdd={
          latest.warnings.includes("odd_parcel_number") && form.values.parcel_number === latest.parcel_number
        }
        before={latest}
      />
    </RecordForm>
  );
}
