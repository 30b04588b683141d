// Finds an address by a part of it: first which is probably meant and why, then all that contain what was typed, last the
// way to a new one.

import { useMemo } from "react";
import { type FoundAddress, useAddressHits, useAddressProposals } from "../../api/addresses";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import type { Option } from "../../ui/Select";
import { TypeAhead } from "../../ui/TypeAhead";
import { useTyped } from "../relations/useTyped";
import { useReasonText } from "../relations/words";
import { draftOf, type NewAddressValues } from "./values";

/** Stands in the list where an id stands. */
const NEW = "new";
/** A shorter line is anybody's street. */
const LINE_CHARS_MIN = 3;
const NOTHING = {};

export interface FindAddressFieldProps {
  name?: string;
  text: string;
  onTextChange: (text: string) => void;
  onPick: (found: FoundAddress) => void;
  /** Without it only a known address can be chosen. */
  onNew?: (draft: NewAddressValues) => void;
  /** Ids that cannot be chosen again. */
  taken?: string[];
  /** Not where other fields come first. */
  takesFocus?: boolean;
}

export function FindAddressField({
  name,
  text,
  onTextChange,
  onPick,
  onNew,
  taken = [],
  takesFocus = true,
}: FindAddressFieldProps) {
  const t = useText();
  const reasonText = useReasonText();
  const problemText = useProblemText();
  const typed = useTyped(text.trim());
  const draft = useMemo(() => (typed.length < LINE_CHARS_MIN ? NOTHING : { text: typed }), [typed]);
  const proposals = useAddressProposals(draft);
  const hits = useAddressHits(typed);

  const likely = draft === NOTHING || proposals.isError ? [] : (proposals.data ?? []);
  const others = (typed ? (hits.data?.items ?? []) : []).filter(
    (hit) => !likely.some((proposal) => proposal.id === hit.id),
  );
  const optionOf = (found: FoundAddress, why: string): Option => {
    const isTaken = taken.includes(found.id);
    const about = [isTaken && t("address-already"), why, t(`address-state-${found.state}`)];
    return {
      key: found.id,
      label: found.text,
      description: about.filter(Boolean).join(" · "),
      isDisabled: isTaken,
    };
  };
  const options = [
    ...likely.map((proposal) => optionOf(proposal, reasonText(proposal.reasons))),
    ...others.map((hit) => optionOf(hit, "")),
    ...(onNew
      ? [{ key: NEW, label: text.trim() ? t("new-named-address", { text: text.trim() }) : t("address-new") }]
      : []),
  ];

  const pick = (key: string) => {
    const found = [...likely, ...others].find((candidate) => candidate.id === key);
    if (found) onPick(found);
    else onNew?.(draftOf(text));
  };

  return (
    <TypeAhead
      label={t("find-address")}
      name={name}
      description={t("find-hint-address")}
      error={hits.isError ? problemText(hits.error) : undefined}
      autoFocus={takesFocus}
      text={text}
      onTextChange={onTextChange}
      options={options}
      onPick={pick}
      empty={t("no-results")}
    />
  );
}
