// Adds somebody to a journey: found first, else made in passing, and at once in which capacity.

import { useId } from "react";
import type { Noun } from "../../api/relations";
import type { Journey } from "../../api/types";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Checkbox, RadioGroup } from "../../ui/Choice";
import { Chosen } from "../../ui/Chosen";
import { Dialog } from "../../ui/Dialog";
import { FieldSet, Form } from "../../ui/Form";
import { FindField } from "../relations/FindField";
import { NewRelationFields } from "../relations/NewRelationFields";
import { draftOf } from "../relations/values";
import { identityText } from "../relations/words";
import styles from "./AddPartyDialog.module.css";
import { RoleRows } from "./RoleRows";
import { type AddParty, useAddPartyForm } from "./useAddPartyForm";

export interface AddPartyDialogProps {
  journey: Pick<Journey, "number" | "parties" | "dossiers">;
  onClose: () => void;
}

export function AddPartyDialog({ journey, onClose }: AddPartyDialogProps) {
  const t = useText();
  const form = useId();
  const adding = useAddPartyForm(journey, onClose);
  const isFinding = !adding.who && !adding.values;
  return (
    <Dialog
      title={t("party-add")}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        isFinding ? (
          <>
            <Button onPress={onClose}>{t("cancel")}</Button>
            <Button icon="plus" onPress={() => adding.startNew(draftOf(adding.noun, adding.text))}>
              {t("new")}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={onClose}>{t("cancel")}</Button>
            <Button variant="primary" type="submit" form={form} isPending={adding.isSaving}>
              {t("save")}
            </Button>
          </>
        )
      }
    >
      {isFinding ? (
        <Finding adding={adding} />
      ) : (
        <Form id={form} onSubmit={adding.submit} faults={adding.faults}>
          <Who adding={adding} />
          <FieldSet title={t("item-capacity")}>
            <RoleRows
              rows={adding.rows}
              wagons={journey.dossiers}
              onChange={adding.setRows}
              takesFocus={adding.who !== null}
            />
          </FieldSet>
          {journey.parties.length > 0 && (
            <Checkbox name="primary" isSelected={adding.isMain} onChange={adding.setMain}>
              {t("main-contact")}
            </Checkbox>
          )}
        </Form>
      )}
    </Dialog>
  );
}

function Finding({ adding }: { adding: AddParty }) {
  const t = useText();
  return (
    <div className={styles.find}>
      <RadioGroup
        label={t("party-kind")}
        look="row"
        value={adding.noun}
        onChange={(noun) => adding.setNoun(noun as Noun)}
        options={[
          { key: "contact", label: t("contact") },
          { key: "organisation", label: t("organisation") },
        ]}
      />
      <FindField
        noun={adding.noun}
        text={adding.text}
        onTextChange={adding.setText}
        onPick={adding.pick}
        onNew={adding.startNew}
        taken={adding.taken}
      />
    </div>
  );
}

function Who({ adding }: { adding: AddParty }) {
  const t = useText();
  if (adding.who) {
    return (
      <Chosen
        name={adding.who.name}
        about={identityText(adding.who)}
        other={t("somebody-else")}
        onOther={adding.findAgain}
      />
    );
  }
  return (
    <FieldSet title={t(`${adding.noun}-new`)}>
      <NewRelationFields
        noun={adding.noun}
        values={adding.values ?? {}}
        onChange={adding.change}
        onPick={adding.pick}
        taken={adding.taken}
      />
      <div>
        <Button size="small" icon="search" onPress={adding.findAgain}>
          {t("search-again")}
        </Button>
      </div>
    </FieldSet>
  );
}
