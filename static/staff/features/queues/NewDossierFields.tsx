// The three parts of the "make dossier" form.

import { useCatalogue } from "../../api/catalogue";
import type { ProposedAddress, ProposedContact } from "../../api/types";
import { useUsers } from "../../api/users";
import { LANGUAGES, type Language, useText } from "../../app/i18n";
import { RadioGroup } from "../../ui/Choice";
import { ComboBox } from "../../ui/ComboBox";
import { DateField } from "../../ui/DateField";
import { FieldRow, FieldSet } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { AddressLineField, MainProjectField, RoleField, SubtypeField } from "../openings/ChoiceFields";
import { type Draft, NEW_CONTACT, NO_ADDRESS, TYPED_ADDRESS } from "./newDossier";

interface PartProps {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

export function DossierFields({ draft, onChange }: PartProps) {
  const t = useText();
  const { options } = useCatalogue();
  const users = useUsers();
  return (
    <FieldSet title={t("section-dossier")}>
      <FieldRow>
        <Select
          label={t("dossier-type")}
          name="type"
          isRequired
          options={options("types")}
          value={draft.type}
          onChange={(type) => type && onChange({ type, subtype: null })}
        />
        <SubtypeField type={draft.type} value={draft.subtype} onChange={(subtype) => onChange({ subtype })} />
        <DateField
          label={t("dossier-requested-on")}
          name="requested_on"
          isRequired
          value={draft.requested_on}
          onChange={(requested_on) => onChange({ requested_on })}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t("dossier-source")}
          name="source"
          options={options("sources")}
          value={draft.source}
          onChange={(source) => onChange({ source })}
        />
        <MainProjectField
          value={draft.main_project}
          onChange={(main_project) => onChange({ main_project })}
        />
        <ComboBox
          label={t("dossier-assignee")}
          name="assignee_id"
          placeholder={t("nobody")}
          options={(users.data ?? []).map((user) => ({ key: user.id, label: user.name }))}
          value={draft.assignee_id}
          onChange={(assignee_id) => onChange({ assignee_id })}
        />
      </FieldRow>
    </FieldSet>
  );
}

export function ContactFields({ draft, onChange, contacts }: PartProps & { contacts: ProposedContact[] }) {
  const t = useText();
  return (
    <FieldSet title={t("section-contact")}>
      {contacts.length > 0 && (
        <RadioGroup
          label={t("contact-choice")}
          name="contact.id"
          description={t("contact-choice-hint")}
          look="cards"
          value={draft.contact}
          onChange={(contact) => onChange({ contact })}
          options={[
            ...contacts.map((contact) => ({
              key: contact.id,
              label: contact.name,
              description: [contact.email, contact.telephone].filter(Boolean).join(" · "),
            })),
            { key: NEW_CONTACT, label: t("contact-new") },
          ]}
        />
      )}
      {draft.contact === NEW_CONTACT && <NewContactFields draft={draft} onChange={onChange} />}
      <FieldRow>
        <RoleField value={draft.role} onChange={(role) => role && onChange({ role })} />
      </FieldRow>
    </FieldSet>
  );
}

function NewContactFields({ draft, onChange }: PartProps) {
  const t = useText();
  return (
    <>
      <FieldRow>
        <TextField
          label={t("item-name")}
          name="contact.name"
          isRequired
          maxLength={200}
          value={draft.name}
          onChange={(name) => onChange({ name })}
        />
        <TextField
          label={t("email")}
          name="contact.email"
          type="email"
          value={draft.email}
          onChange={(email) => onChange({ email })}
        />
        <TextField
          label={t("item-telephone")}
          name="contact.telephone"
          type="tel"
          value={draft.telephone}
          onChange={(telephone) => onChange({ telephone })}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t("item-language")}
          name="contact.language"
          options={LANGUAGES.map((key) => ({ key, label: t(`language-${key}`) }))}
          value={draft.language}
          onChange={(language) => language && onChange({ language: language as Language })}
        />
        <Select
          label={t("contact-preferred-channel")}
          name="contact.preferred_channel"
          options={["email", "telephone", "post"].map((key) => ({ key, label: t(`channel-${key}`) }))}
          value={draft.preferred_channel}
          onChange={(preferred_channel) => onChange({ preferred_channel })}
        />
      </FieldRow>
    </>
  );
}

export function AddressFields({ draft, onChange, addresses }: PartProps & { addresses: ProposedAddress[] }) {
  const t = useText();
  return (
    <FieldSet title={t("section-address")}>
      <RadioGroup
        label={t("address-choice")}
        name="address.id"
        value={draft.address}
        onChange={(address) => onChange({ address })}
        options={[
          ...addresses.map((address) => ({ key: address.id, label: address.text })),
          { key: TYPED_ADDRESS, label: t("address-as-typed") },
          { key: NO_ADDRESS, label: t("address-none") },
        ]}
      />
      {draft.address === TYPED_ADDRESS && (
        <AddressLineField value={draft.addressText} onChange={(addressText) => onChange({ addressText })} />
      )}
    </FieldSet>
  );
}
