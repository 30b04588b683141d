// What is on an energy certificate, to fill in.

import { useText } from "../../app/i18n";
import { Checkbox, RadioGroup } from "../../ui/Choice";
import { DateField } from "../../ui/DateField";
import { FieldRow } from "../../ui/Form";
import { NumberField } from "../../ui/NumberField";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { type CertificateValues, KINDS, METHODS } from "./values";
import { useFieldLabels } from "./words";

export interface CertificateFieldsProps {
  values: CertificateValues;
  /** Those that a certificate may bear, from best to worst. */
  energyLabels: string[];
  onChange: (part: Partial<CertificateValues>) => void;
}

export function CertificateFields({ values, energyLabels, onChange }: CertificateFieldsProps) {
  const t = useText();
  const labels = useFieldLabels();
  return (
    <>
      <FieldRow>
        <RadioGroup
          label={labels.kind}
          name="kind"
          look="row"
          value={values.kind}
          onChange={(kind) => onChange({ kind })}
          options={KINDS.map((key) => ({ key, label: t(`certificate-${key}`) }))}
        />
        <RadioGroup
          label={labels.method}
          name="method"
          look="row"
          value={values.method || null}
          onChange={(method) => onChange({ method })}
          options={METHODS.map((key) => ({ key, label: t(`certificate-${key}`) }))}
        />
      </FieldRow>
      <Checkbox
        name="common_parts"
        isSelected={values.common_parts}
        onChange={(common_parts) => onChange({ common_parts })}
      >
        {t("certificate-about-common-parts")}
      </Checkbox>
      <Performance {...{ values, energyLabels, onChange }} />
      <FieldRow>
        <DateField
          label={labels.drawn_up_on}
          name="drawn_up_on"
          value={values.drawn_up_on}
          onChange={(drawn_up_on) => onChange({ drawn_up_on })}
        />
        <TextField
          label={labels.certificate_number}
          name="certificate_number"
          maxLength={50}
          value={values.certificate_number}
          onChange={(certificate_number) => onChange({ certificate_number })}
        />
      </FieldRow>
    </>
  );
}

function Performance({ values, energyLabels, onChange }: CertificateFieldsProps) {
  const t = useText();
  const labels = useFieldLabels();
  return (
    <FieldRow>
      <NumberField
        label={labels.kwh_per_m2_tenths}
        name="kwh_per_m2_tenths"
        scale={1}
        unit="kWh/m²"
        value={values.kwh_per_m2_tenths}
        onChange={(kwh_per_m2_tenths) => onChange({ kwh_per_m2_tenths })}
      />
      <Select
        label={labels.label}
        name="label"
        options={[
          { key: "", label: t("energy-label-by-use") },
          ...energyLabels.map((key) => ({ key, label: key })),
        ]}
        value={values.label}
        onChange={(label) => onChange({ label: label ?? "" })}
      />
      <NumberField
        label={labels.e_level}
        name="e_level"
        value={values.e_level}
        onChange={(e_level) => onChange({ e_level })}
      />
    </FieldRow>
  );
}
