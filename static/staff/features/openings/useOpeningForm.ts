// The form of a new dossier by hand.

import { useMemo, useState } from "react";
import type { FoundAddress } from "../../api/addresses";
import type { ApiProblem } from "../../api/problem";
import type { FieldName, Identity, Values } from "../../api/relations";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { useOpenDossiers } from "../addresses/useOpenDossiers";
import { startOf } from "../relations/values";
import { atControl, type Draft, emptyDraft, finding, openingOf, typedIn, unchosen } from "./opening";
import { useOpening } from "./useOpening";
import { useOpeningLabels } from "./words";

export type OpeningForm = ReturnType<typeof useOpeningForm>;

export function useOpeningForm(type: string | undefined, onMade: () => void) {
  const opening = useOpening(onMade);
  const [draft, setDraft] = useState(() => emptyDraft(type));
  const [left, setLeft] = useState<ApiProblem | null>(null);
  const faults = useFormFaults(left ?? opening.error);
  const { who, where } = draft;
  const elsewhere = useOpenDossiers(where.kind === "known" ? where.address : null);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));

  return {
    draft,
    change,
    faults,
    /** What is being worked on at the address that was chosen. */
    elsewhere: elsewhere.dossiers,
    /** Also while it is not known yet whether there is something to tell first. */
    isBusy: opening.isPending || elsewhere.isReading,
    submit: () => {
      const problem = unchosen(draft);
      setLeft(problem);
      if (!problem) opening.make(openingOf(draft));
    },

    findWho: (text: string) => setDraft((before) => ({ ...before, who: typedIn(before.who, text) })),
    pickWho: (contact: Identity) => change({ who: { kind: "known", contact } }),
    startWho: (values: Values) => change({ who: { kind: "new", values: startOf("contact", values) } }),
    changeWho: (field: FieldName, value: string) => {
      if (who.kind === "new") change({ who: { kind: "new", values: { ...who.values, [field]: value } } });
    },
    findWhoAgain: () => change({ who: finding(true) }),

    findWhere: (text: string) => setDraft((before) => ({ ...before, where: typedIn(before.where, text) })),
    pickWhere: (address: FoundAddress) => change({ where: { kind: "known", address } }),
    startWhere: (text: string) => change({ where: { kind: "new", text } }),
    findWhereAgain: () => change({ where: finding(true) }),
  };
}

function useFormFaults(error: unknown) {
  const t = useText();
  const faultsOf = useFaults();
  const labels = useOpeningLabels();
  return useMemo(() => {
    const here = { ...labels, contact: t("find-contact"), address: t("find-address") };
    return faultsOf(error, here).map(atControl);
  }, [error, faultsOf, labels, t]);
}
