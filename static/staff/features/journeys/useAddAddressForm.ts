// The form that gives an address a place in a journey. What is new is made first; when the second step is refused, the
// address stays and only that step is sent again.

import { useMemo, useState } from "react";
import type { FoundAddress } from "../../api/addresses";
import { keysByBody } from "../../api/client";
import { useAddJourneyAddress } from "../../api/journeyAddresses";
import type { Journey } from "../../api/types";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { toast } from "../../ui/Toast";
import { useNewAddress } from "../addresses/useNewAddress";
import { useOpenDossiers } from "../addresses/useOpenDossiers";
import { placed } from "./places";

export type AddAddress = ReturnType<typeof useAddAddressForm>;
export type AddingJourney = Pick<Journey, "number" | "addresses" | "dossiers">;

export function useAddAddressForm(journey: AddingJourney, onDone: () => void) {
  const t = useText();
  const [text, setText] = useState("");
  const [where, setWhere] = useState<FoundAddress | null>(null);
  const [number, setNumber] = useState<string | null>(null);
  const [isMain, setMain] = useState(false);
  const [keyOf] = useState(keysByBody);
  const draft = useNewAddress();
  const add = useAddJourneyAddress();
  const placeFaults = usePlaceFaults(add.error);
  const elsewhere = useOpenDossiers(
    where,
    journey.dossiers.map((dossier) => dossier.number),
  );

  const join = (found: FoundAddress) => {
    const body = {
      journey_number: journey.number,
      address_id: found.id,
      dossier_number: number,
      // The site counts for the whole journey.
      main: isMain && number === null,
    };
    add.mutate(
      { key: keyOf(body), body },
      {
        onSuccess: () => {
          toast.success(t("journey-address-added", { address: found.text }));
          onDone();
        },
      },
    );
  };

  return {
    text,
    setText,
    where,
    values: draft.values,
    number,
    setNumber,
    isMain,
    setMain,
    elsewhere: elsewhere.dossiers,
    faults: [...draft.faults, ...placeFaults],
    /** Also while it is not known yet whether there is something to tell first. */
    isBusy: draft.isSaving || add.isPending || elsewhere.isReading,
    /** Ids of addresses that cannot be added. */
    taken: placed(journey.addresses),
    pick: (found: FoundAddress) => {
      draft.clear();
      setWhere(found);
    },
    startNew: draft.start,
    change: draft.change,
    findAgain: () => {
      draft.clear();
      add.reset();
      setWhere(null);
    },
    submit: () => {
      if (where) return join(where);
      draft.make((made) => {
        setWhere(made);
        join(made);
      });
    },
  };
}

/** Which address it is, has no control on this part of the form. */
function usePlaceFaults(error: unknown) {
  const t = useText();
  const faultsOf = useFaults();
  return useMemo(() => {
    const labels = {
      dossier_number: t("journey-address-scope"),
      main: t("site-address"),
      address_id: t("item-address"),
      journey_number: t("journey"),
    };
    return faultsOf(error, labels).map((fault) =>
      ["dossier_number", "main"].includes(fault.field) ? fault : { ...fault, field: "" },
    );
  }, [error, faultsOf, t]);
}
