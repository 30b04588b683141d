// Finds somebody by a part of the name, an address or a number: first who is probably meant and why, then all who contain
// what was typed, last the way to a new record where one may be made.

import { useMemo } from "react";
import { type Identity, type Noun, useHits, useProposals, type Values } from "../../api/relations";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import type { Option } from "../../ui/Select";
import { TypeAhead } from "../../ui/TypeAhead";
import { useTyped } from "./useTyped";
import { draftOf } from "./values";
import { identityText, useReasonText } from "./words";

/** Stands in the list where an id stands. */
const NEW = "new";
/** A shorter name is probably anybody's. */
const NAME_CHARS_MIN = 3;

export interface FindFieldProps {
  noun: Noun;
  name?: string;
  text: string;
  onTextChange: (text: string) => void;
  onPick: (found: Identity) => void;
  /** Without it only known ones can be chosen. */
  onNew?: (draft: Values) => void;
  /** Ids that cannot be chosen again. */
  taken?: string[];
  /** Why they cannot. */
  takenText?: string;
  /** Not where it comes up while the reader goes through other choices. */
  takesFocus?: boolean;
}

export function FindField(props: FindFieldProps) {
  const { noun, name, text, onTextChange, onPick, onNew, taken = [], takenText, takesFocus = true } = props;
  const t = useText();
  const reasonText = useReasonText();
  const problemText = useProblemText();
  const typed = useTyped(text.trim());
  const draft = useMemo(() => draftOf(noun, typed), [noun, typed]);
  const isVague = draft.name !== undefined && draft.name.length < NAME_CHARS_MIN;
  const proposals = useProposals(noun, isVague ? {} : draft);
  const hits = useHits(noun, typed);

  const likely = typed && !isVague && !proposals.isError ? (proposals.data ?? []) : [];
  const others = (typed ? (hits.data?.items ?? []) : []).filter(
    (hit) => !likely.some((proposal) => proposal.id === hit.id),
  );
  const optionOf = (found: Identity, why: string): Option => {
    const isTaken = taken.includes(found.id);
    const about = [isTaken && (takenText ?? t("party-already")), why, identityText(found)];
    return {
      key: found.id,
      label: found.name,
      description: about.filter(Boolean).join(" · "),
      isDisabled: isTaken,
    };
  };
  const options = [
    ...likely.map((proposal) => optionOf(proposal, reasonText(proposal.reasons))),
    ...others.map((hit) => optionOf(hit, "")),
  ];
  if (onNew) {
    const label = text.trim() ? t(`new-named-${noun}`, { text: text.trim() }) : t(`${noun}-new`);
    options.push({ key: NEW, label });
  }

  const pick = (key: string) => {
    const found = [...likely, ...others].find((candidate) => candidate.id === key);
    if (found) onPick(found);
    else onNew?.(draftOf(noun, text));
  };

  return (
    <TypeAhead
      label={t(`find-${noun}`)}
      name={name}
      description={t(`find-hint-${noun}`)}
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
