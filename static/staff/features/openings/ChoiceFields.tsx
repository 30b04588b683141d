// The fields that every way to make a dossier has.

import { useState } from "react";
import { useCatalogue } from "../../api/catalogue";
import { useText } from "../../app/i18n";
import { RadioGroup } from "../../ui/Choice";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { isQuickSource, OTHER_SOURCE, quickSources } from "./sources";

const LINE_CHARS_MAX = 500;

interface ChoiceProps {
  value: string | null;
  onChange: (key: string | null) => void;
  /** The first choice to make on the screen. */
  autoFocus?: boolean;
}

export function SubtypeField({ type, value, onChange, autoFocus }: ChoiceProps & { type: string }) {
  const t = useText();
  const { subtypeOptions } = useCatalogue();
  return (
    <Select
      label={t("dossier-subtype")}
      name="subtype"
      autoFocus={autoFocus}
      options={[{ key: "", label: t("no-subtype") }, ...subtypeOptions(type)]}
      value={value ?? ""}
      onChange={(key) => onChange(key || null)}
    />
  );
}

export function MainProjectField({ value, onChange }: ChoiceProps) {
  const t = useText();
  const { options } = useCatalogue();
  return (
    <Select
      label={t("dossier-main-project")}
      name="main_project"
      options={[{ key: "", label: t("no-subtype") }, ...options("projects")]}
      value={value ?? ""}
      onChange={(key) => onChange(key || null)}
    />
  );
}

export function RoleField({ value, onChange, autoFocus }: ChoiceProps) {
  const t = useText();
  const { options } = useCatalogue();
  return (
    <Select
      label={t("item-capacity")}
      name="role"
      isRequired
      autoFocus={autoFocus}
      options={options("roles")}
      value={value}
      onChange={(role) => role && onChange(role)}
    />
  );
}

/** The sources of talk at once, the others behind one more choice. */
export function QuickSourceField({ value, onChange }: ChoiceProps) {
  const t = useText();
  const { options } = useCatalogue();
  const [isOther, setOther] = useState(false);
  const sources = options("sources");
  const choose = (key: string) => {
    setOther(key === OTHER_SOURCE);
    onChange(key === OTHER_SOURCE ? null : key);
  };
  return (
    <>
      <RadioGroup
        label={t("dossier-source")}
        name="source"
        look="row"
        options={[...quickSources(sources), { key: OTHER_SOURCE, label: t("opening-source-other") }]}
        value={isOther ? OTHER_SOURCE : value}
        onChange={choose}
      />
      {isOther && (
        <Select
          label={t("opening-source-which")}
          options={[
            { key: "", label: t("no-subtype") },
            ...sources.filter((source) => !isQuickSource(source.key)),
          ]}
          value={value ?? ""}
          onChange={(key) => onChange(key || null)}
        />
      )}
    </>
  );
}

interface AddressLineProps {
  value: string;
  onChange: (text: string) => void;
  autoFocus?: boolean;
}

/** An address as it is told: the desk matches it with the register later. */
export function AddressLineField({ value, onChange, autoFocus }: AddressLineProps) {
  const t = useText();
  return (
    <TextField
      label={t("address-text")}
      name="address.text"
      description={t("address-text-hint")}
      isRequired
      maxLength={LINE_CHARS_MAX}
      autoFocus={autoFocus}
      value={value}
      onChange={onChange}
    />
  );
}
