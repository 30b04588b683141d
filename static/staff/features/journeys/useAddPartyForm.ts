// The form that adds somebody to a journey. Who is new is made first; when the second step is refused, the person stays and
// only that step is sent again.

import { useMemo, useState } from "react";
import { keysByBody } from "../../api/client";
import { useAddParty } from "../../api/parties";
import type { ApiProblem } from "../../api/problem";
import {
  type FieldName,
  type Identity,
  type Noun,
  useCreateRelation,
  type Values,
} from "../../api/relations";
import type { Journey } from "../../api/types";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { toast } from "../../ui/Toast";
import { useTellMasked } from "../relations/useTellMasked";
import { newRelation, startOf } from "../relations/values";
import { useFieldLabels } from "../relations/words";
import { atControl, emptyRow, missingRoles, wantedOf } from "./partyRoles";
import { roleLabels } from "./RoleRows";

export type AddParty = ReturnType<typeof useAddPartyForm>;

export function useAddPartyForm(journey: Pick<Journey, "number" | "parties">, onDone: () => void) {
  const t = useText();
  const [noun, setNoun] = useState<Noun>("contact");
  const [text, setText] = useState("");
  const [who, setWho] = useState<Identity | null>(null);
  const [values, setValues] = useState<Values | null>(null);
  const [rows, setRows] = useState(() => [emptyRow()]);
  const [isMain, setMain] = useState(false);
  const [keyOf] = useState(() => ({ made: keysByBody(), added: keysByBody() }));
  const tellMasked = useTellMasked();
  const create = useCreateRelation(noun);
  const add = useAddParty();
  const [missing, setMissing] = useState<ApiProblem | null>(null);
  const faults = useFormFaults(create.error, missing ?? add.error, rows.length);

  const join = (found: Identity) => {
    const body = {
      journey_number: journey.number,
      [noun === "contact" ? "contact_id" : "organisation_id"]: found.id,
      roles: wantedOf(rows),
      primary: isMain,
    };
    add.mutate(
      { key: keyOf.added(body), body },
      {
        onSuccess: () => {
          toast.success(t("party-added", { name: found.name }));
          onDone();
        },
      },
    );
  };
  const submit = () => {
    const without = missingRoles(rows);
    setMissing(without);
    if (without) return;
    if (who) return join(who);
    const body = newRelation(values ?? {});
    create.mutate(
      { key: keyOf.made(body), body },
      {
        onSuccess: (made) => {
          tellMasked(made);
          setWho(made);
          join(made);
        },
      },
    );
  };

  return {
    noun,
    setNoun,
    text,
    setText,
    who,
    values,
    rows,
    setRows,
    isMain,
    setMain,
    faults,
    isSaving: create.isPending || add.isPending,
    submit,
    /** Ids of those who are involved already. */
    taken: journey.parties.flatMap(({ contact, organisation }) =>
      [contact?.id, organisation?.id].filter((id) => id !== undefined),
    ),
    pick: (found: Identity) => {
      create.reset();
      setValues(null);
      setWho(found);
    },
    startNew: (draft: Values) => setValues(startOf(noun, draft)),
    change: (field: FieldName, value: string) => setValues((before) => ({ ...before, [field]: value })),
    findAgain: () => {
      create.reset();
      add.reset();
      setValues(null);
      setWho(null);
    },
  };
}

function useFormFaults(ofWho: unknown, ofPart: unknown, rows: number) {
  const t = useText();
  const faultsOf = useFaults();
  const labels = useFieldLabels();
  return useMemo(() => {
    const partLabels = {
      ...roleLabels(t, rows),
      primary: t("main-contact"),
      contact_id: t("contact"),
      organisation_id: t("organisation"),
      journey_number: t("journey"),
    };
    return [...faultsOf(ofWho, labels), ...faultsOf(ofPart, partLabels).map(atControl)];
  }, [faultsOf, ofWho, ofPart, labels, rows, t]);
}
