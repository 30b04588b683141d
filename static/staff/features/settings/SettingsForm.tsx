// The settings as one form, saved as a whole.

import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { isProblem } from "../../api/problem";
import { useSaveSettings, type VersionedSettings } from "../../api/settings";
import type { Settings } from "../../api/types";
import { LANGUAGES, type Language, type Translate, useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { Button } from "../../ui/Button";
import { CheckboxGroup } from "../../ui/Choice";
import { FieldRow, FieldSet, Form } from "../../ui/Form";
import { TextField } from "../../ui/TextField";
import { toast } from "../../ui/Toast";
import { LogoField } from "./LogoField";

interface SettingsFormProps {
  settings: VersionedSettings;
  isReadOnly: boolean;
}

export function SettingsForm({ settings, isReadOnly }: SettingsFormProps) {
  const t = useText();
  const faultsOf = useFaults();
  const queries = useQueryClient();
  const save = useSaveSettings();
  const [draft, setDraft] = useState(settings);
  const change = (part: Partial<Settings>) => setDraft((before) => ({ ...before, ...part }));
  const faults = useMemo(() => faultsOf(save.error, labels(t)), [faultsOf, save.error, t]);

  const submit = () =>
    save.mutate(draft, {
      onSuccess: () => toast.success(t("saved")),
      onError: (error) => {
        if (!isProblem(error, 412)) return;
        toast.error(t("problem-stale"));
        queries.invalidateQueries({ queryKey: ["settings"] });
      },
    });

  return (
    <Form onSubmit={submit} faults={faults}>
      <LabelsFields
        field="desk_name"
        label={t("settings-desk-name")}
        {...{ draft, change, isReadOnly }}
        isRequired
      />
      <FieldSet title={t("section-contact")}>
        <FieldRow>
          <TextField
            label={t("settings-telephone")}
            name="telephone"
            type="tel"
            isReadOnly={isReadOnly}
            value={draft.telephone}
            onChange={(telephone) => change({ telephone })}
          />
          <TextField
            label={t("email")}
            name="email"
            type="email"
            isReadOnly={isReadOnly}
            value={draft.email}
            onChange={(email) => change({ email })}
          />
        </FieldRow>
        <TextField
          label={t("settings-privacy-contact")}
          name="privacy_contact"
          rows={2}
          isReadOnly={isReadOnly}
          value={draft.privacy_contact}
          onChange={(privacy_contact) => change({ privacy_contact })}
        />
      </FieldSet>
      <LabelsFields field="hours" label={t("settings-hours")} {...{ draft, change, isReadOnly }} rows={2} />
      <LabelsFields
        field="address"
        label={t("settings-address")}
        {...{ draft, change, isReadOnly }}
        rows={2}
      />
      <FieldSet title={t("settings-languages")}>
        <CheckboxGroup
          label={t("settings-languages")}
          isLabelHidden
          name="public_languages"
          isReadOnly={isReadOnly}
          options={LANGUAGES.map((key) => ({ key, label: t(`language-${key}`), isDisabled: key === "nl" }))}
          value={draft.public_languages}
          onChange={(chosen) => change({ public_languages: chosen as Language[] })}
        />
      </FieldSet>
      <LogoField logo={draft.logo} isReadOnly={isReadOnly} onChange={(logo) => change({ logo })} />
      {!isReadOnly && (
        <div>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t("save")}
          </Button>
        </div>
      )}
    </Form>
  );
}

interface LabelsFieldsProps {
  field: "desk_name" | "hours" | "address";
  label: string;
  draft: Settings;
  change: (part: Partial<Settings>) => void;
  isReadOnly: boolean;
  isRequired?: boolean;
  rows?: number;
}

/** A text in each language. */
function LabelsFields({ field, label, draft, change, isReadOnly, isRequired, rows }: LabelsFieldsProps) {
  const t = useText();
  return (
    <FieldSet title={label}>
      <FieldRow>
        {LANGUAGES.map((language) => (
          <TextField
            key={language}
            label={t(`language-${language}`)}
            name={`${field}.${language}`}
            isRequired={isRequired}
            isReadOnly={isReadOnly}
            rows={rows}
            value={draft[field][language]}
            onChange={(text) => change({ [field]: { ...draft[field], [language]: text } })}
          />
        ))}
      </FieldRow>
    </FieldSet>
  );
}

/** The label of each control, by its name in the API. */
function labels(t: Translate): Record<string, string> {
  const inLanguages = (field: string, label: string) =>
    LANGUAGES.map((key) => [
      `${field}.${key}`,
      t("in-language", { field: label, language: t(`language-${key}`) }),
    ]);
  return {
    telephone: t("settings-telephone"),
    email: t("email"),
    privacy_contact: t("settings-privacy-contact"),
    public_languages: t("settings-languages"),
    desk_name: t("settings-desk-name"),
    ...Object.fromEntries([
      ...inLanguages("desk_name", t("settings-desk-name")),
      ...inLanguages("hours", t("settings-hours")),
      ...inLanguages("address", t("settings-address")),
    ]),
  };
}
