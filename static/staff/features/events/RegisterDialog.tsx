// Registers people for an event: somebody whom the desk knows, or a number. Nobody becomes known by coming to an event.

import { useId } from "react";
import type { DeskEvent } from "../../api/events";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { RadioGroup } from "../../ui/Choice";
import { Chosen } from "../../ui/Chosen";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { NumberField } from "../../ui/NumberField";
import { FindField } from "../relations/FindField";
import { identityText } from "../relations/words";
import { type Registering, type Registrant, useRegisterForm } from "./useRegisterForm";

export function RegisterDialog({ event, onClose }: { event: DeskEvent; onClose: () => void }) {
  const t = useText();
  const form = useId();
  const registering = useRegisterForm(event, onClose);
  const { who } = registering;
  const isFinding = registering.kind === "contact" && !who;
  return (
    <Dialog
      title={t("event-register")}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          {!isFinding && (
            <Button
              variant="primary"
              type="submit"
              form={form}
              // The field that had the focus is gone once somebody is chosen.
              autoFocus={who !== null}
              isPending={registering.isSaving}
            >
              {t("event-register")}
            </Button>
          )}
        </>
      }
    >
      <Form id={form} onSubmit={registering.submit} faults={registering.faults}>
        <RadioGroup
          label={t("event-register-who")}
          look="row"
          value={registering.kind}
          onChange={(kind) => registering.setKind(kind as Registrant)}
          options={[
            { key: "contact", label: t("contact") },
            { key: "people", label: t("event-register-unknown") },
          ]}
        />
        <Who registering={registering} />
      </Form>
    </Dialog>
  );
}

function Who({ registering }: { registering: Registering }) {
  const t = useText();
  const { kind, who } = registering;
  if (kind === "people") {
    return (
      <NumberField
        label={t("event-register-count")}
        name="people"
        isRequired
        value={registering.people}
        onChange={registering.setPeople}
      />
    );
  }
  if (who) {
    return (
      <Chosen
        name={who.name}
        about={identityText(who)}
        other={t("somebody-else")}
        onOther={registering.findAgain}
      />
    );
  }
  return (
    <FindField
      noun="contact"
      text={registering.text}
      onTextChange={registering.setText}
      onPick={registering.pick}
      taken={registering.taken}
      takenText={t("event-registered-already")}
      takesFocus={registering.takesFocus}
    />
  );
}
