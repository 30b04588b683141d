// The form that registers somebody for an event.

import { useMemo, useState } from "react";
import { keysByBody } from "../../api/client";
import { type DeskEvent, useRegister } from "../../api/events";
import { isProblem } from "../../api/problem";
import type { Identity } from "../../api/relations";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { toast } from "../../ui/Toast";

/** Somebody whom the desk knows, or a number of people. */
export type Registrant = "contact" | "people";

export type Registering = ReturnType<typeof useRegisterForm>;

export function useRegisterForm(event: DeskEvent, onDone: () => void) {
  const t = useText();
  const register = useRegister(event.id);
  const [keyOf] = useState(keysByBody);
  const [kind, setKind] = useState<Registrant>("contact");
  const [text, setText] = useState("");
  const [who, setWho] = useState<Identity | null>(null);
  const [people, setPeople] = useState<number | null>(null);
  const [takesFocus, setTakesFocus] = useState(true);
  const faults = useRegisterFaults(register.error);

  const submit = () => {
    // Enter in the search field chooses somebody; there is nobody to send yet.
    if (kind === "contact" && !who) return;
    const body = kind === "people" ? (people === null ? {} : { people }) : { contact_id: who?.id ?? "" };
    register.mutate(
      { key: keyOf(body), body },
      {
        onSuccess: () => {
          toast.success(
            kind === "people"
              ? t("event-registered-count", { count: people ?? 0 })
              : t("event-registered", { name: who?.name ?? "" }),
          );
          onDone();
        },
      },
    );
  };

  return {
    kind,
    setKind: (next: Registrant) => {
      register.reset();
      // The arrow keys go from choice to choice; the field that comes up must not end that.
      setTakesFocus(false);
      setKind(next);
    },
    text,
    setText,
    takesFocus,
    who,
    pick: (found: Identity) => setWho(found),
    findAgain: () => {
      register.reset();
      setTakesFocus(true);
      setWho(null);
    },
    people,
    setPeople,
    faults,
    isSaving: register.isPending,
    submit,
    /** Ids of those who registered already. */
    taken: event.registrations.flatMap(({ contact }) => (contact ? [contact.id] : [])),
  };
}

/** A colleague may have registered the same person meanwhile; a chosen person has no control that could carry the fault. */
function useRegisterFaults(error: unknown) {
  const t = useText();
  const faultsOf = useFaults();
  return useMemo(() => {
    const isTwice = isProblem(error, 422) && error.errors.contact_id?.includes("duplicate");
    if (isTwice) return [{ field: "", message: t("event-registered-twice") }];
    const faults = faultsOf(error, { people: t("event-register-count"), contact_id: t("contact") });
    return faults.map((fault) => (fault.field === "contact_id" ? { ...fault, field: "" } : fault));
  }, [error, faultsOf, t]);
}
