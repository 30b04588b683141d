// Who asks: found, or made in passing; and in which capacity.

import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Chosen } from "../../ui/Chosen";
import { FieldRow, FieldSet } from "../../ui/Form";
import { FindField } from "../relations/FindField";
import { NewRelationFields } from "../relations/NewRelationFields";
import { identityText } from "../relations/words";
import { RoleField } from "./ChoiceFields";
import type { OpeningForm } from "./useOpeningForm";

export function WhoFields({ form }: { form: OpeningForm }) {
  const t = useText();
  const { who, role } = form.draft;
  return (
    <FieldSet title={t("section-contact")}>
      <Who form={form} />
      {who.kind !== "finding" && (
        <FieldRow>
          <RoleField
            key={who.kind}
            // The field that had the focus is gone once somebody is chosen.
            autoFocus={who.kind === "known"}
            value={role}
            onChange={(key) => form.change({ role: key })}
          />
        </FieldRow>
      )}
    </FieldSet>
  );
}

function Who({ form }: { form: OpeningForm }) {
  const t = useText();
  const { who } = form.draft;
  switch (who.kind) {
    case "finding":
      return (
        <FindField
          noun="contact"
          name="contact"
          text={who.text}
          onTextChange={form.findWho}
          onPick={form.pickWho}
          onNew={form.startWho}
          takesFocus={who.isAgain}
        />
      );
    case "known":
      return (
        <Chosen
          name={who.contact.name}
          about={identityText(who.contact)}
          other={t("somebody-else")}
          onOther={form.findWhoAgain}
        />
      );
    case "new":
      return (
        <>
          <NewRelationFields
            noun="contact"
            values={who.values}
            onChange={form.changeWho}
            onPick={form.pickWho}
          />
          <div>
            <Button size="small" icon="search" onPress={form.findWhoAgain}>
              {t("search-again")}
            </Button>
          </div>
        </>
      );
  }
}
