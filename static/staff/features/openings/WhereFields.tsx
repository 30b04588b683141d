// What the dossier is about: an address that is known, or one as it is told.

import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Chosen } from "../../ui/Chosen";
import { FieldSet } from "../../ui/Form";
import { FindAddressField } from "../addresses/FindAddressField";
import { OpenDossiers } from "../addresses/OpenDossiers";
import { AddressLineField } from "./ChoiceFields";
import type { OpeningForm } from "./useOpeningForm";

export function WhereFields({ form }: { form: OpeningForm }) {
  const t = useText();
  return (
    <FieldSet title={t("section-address")}>
      <Where form={form} />
    </FieldSet>
  );
}

function Where({ form }: { form: OpeningForm }) {
  const t = useText();
  const { where } = form.draft;
  switch (where.kind) {
    case "finding":
      return (
        <FindAddressField
          name="address"
          text={where.text}
          onTextChange={form.findWhere}
          onPick={form.pickWhere}
          onNew={(draft) => form.startWhere(draft.text ?? "")}
          takesFocus={where.isAgain}
        />
      );
    case "known":
      return (
        <>
          <Chosen
            name={where.address.text}
            about={t(`address-state-${where.address.state}`)}
            other={t("journey-address-other")}
            onOther={form.findWhereAgain}
          />
          {form.elsewhere.length > 0 && <OpenDossiers dossiers={form.elsewhere} opensTab />}
        </>
      );
    case "new":
      return (
        <>
          <AddressLineField autoFocus value={where.text} onChange={form.startWhere} />
          <div>
            <Button size="small" icon="search" onPress={form.findWhereAgain}>
              {t("search-again")}
            </Button>
          </div>
        </>
      );
  }
}
