// Gives an address a place in a journey: found first, else made in passing, and at once for which dossier it counts.

import { useId } from "react";
import { useCatalogue } from "../../api/catalogue";
import type { Wagon } from "../../api/types";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Choice";
import { Chosen } from "../../ui/Chosen";
import { Dialog } from "../../ui/Dialog";
import { FieldSet, Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { FindAddressField } from "../addresses/FindAddressField";
import { NewAddressFields } from "../addresses/NewAddressFields";
import { OpenDossiers } from "../addresses/OpenDossiers";
import { draftOf } from "../addresses/values";
import { type AddAddress, type AddingJourney, useAddAddressForm } from "./useAddAddressForm";

export interface AddAddressDialogProps {
  journey: AddingJourney;
  onClose: () => void;
}

export function AddAddressDialog({ journey, onClose }: AddAddressDialogProps) {
  const t = useText();
  const form = useId();
  const adding = useAddAddressForm(journey, onClose);
  const isFinding = !adding.where && !adding.values;
  return (
    <Dialog
      title={t("journey-address-add")}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          {isFinding ? (
            <Button key="new" icon="plus" onPress={() => adding.startNew(draftOf(adding.text))}>
              {t("new")}
            </Button>
          ) : (
            <Button
              key="save"
              variant="primary"
              type="submit"
              form={form}
              // The field that had the focus is gone once an address is chosen.
              autoFocus={adding.where !== null}
              isPending={adding.isBusy}
            >
              {t("save")}
            </Button>
          )}
        </>
      }
    >
      {isFinding ? (
        <FindAddressField
          text={adding.text}
          onTextChange={adding.setText}
          onPick={adding.pick}
          onNew={adding.startNew}
          taken={adding.taken}
        />
      ) : (
        <Form id={form} onSubmit={adding.submit} faults={adding.faults}>
          <Where adding={adding} />
          <Scope
            adding={adding}
            wagons={journey.dossiers}
            hasSite={journey.addresses.some((address) => address.is_main)}
          />
        </Form>
      )}
    </Dialog>
  );
}

function Where({ adding }: { adding: AddAddress }) {
  const t = useText();
  if (adding.where) {
    return (
      <>
        <Chosen
          name={adding.where.text}
          about={t(`address-state-${adding.where.state}`)}
          other={t("journey-address-other")}
          onOther={adding.findAgain}
        />
        {adding.elsewhere.length > 0 && <OpenDossiers dossiers={adding.elsewhere} opensTab />}
      </>
    );
  }
  return (
    <FieldSet title={t("address-new")}>
      <NewAddressFields
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

interface ScopeProps {
  adding: AddAddress;
  wagons: Wagon[];
  /** The first address for the whole journey is the site in any case. */
  hasSite: boolean;
}

function Scope({ adding, wagons, hasSite }: ScopeProps) {
  const t = useText();
  const { label } = useCatalogue();
  return (
    <>
      <Select
        label={t("journey-address-scope")}
        name="dossier_number"
        options={[
          { key: "", label: t("capacity-in-journey") },
          ...wagons.map((wagon) => ({
            key: wagon.number,
            label: t("capacity-in-dossier", { number: wagon.number }),
            description: label("types", wagon.type),
          })),
        ]}
        value={adding.number ?? ""}
        onChange={(number) => adding.setNumber(number || null)}
      />
      {hasSite && adding.number === null && (
        <Checkbox name="main" isSelected={adding.isMain} onChange={adding.setMain}>
          {t("site-address")}
        </Checkbox>
      )}
    </>
  );
}
