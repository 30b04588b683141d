// Somebody new, with those who are probably the same and known already beside it.

import { useState } from "react";
import { isProblem } from "../../api/problem";
import { type FieldName, type Identity, type Noun, useProposals, type Values } from "../../api/relations";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { Likely } from "../records/Likely";
import { RelationFields } from "./RelationFields";
import { useTyped } from "./useTyped";
import { filled } from "./values";
import { identityText, useFieldLabels, useReasonText } from "./words";

/** What tells one from another. The name counts while it is typed, the others once they are left: half a number is none. */
const IDENTIFYING: FieldName[] = ["name", "enterprise_number", "email", "telephone"];

export interface NewRelationFieldsProps {
  noun: Noun;
  values: Values;
  onChange: (field: FieldName, value: string) => void;
  onPick: (known: Identity) => void;
  /** Ids that cannot be chosen again. */
  taken?: string[];
}

export function NewRelationFields({ noun, values, onChange, onPick, taken = [] }: NewRelationFieldsProps) {
  const t = useText();
  const labels = useFieldLabels();
  const reasonText = useReasonText();
  const faultsOf = useFaults();
  const [left, setLeft] = useState<Values>(() => identifying(values));
  const name = useTyped(values.name ?? "");
  const proposals = useProposals(noun, filled({ ...left, name }));
  const refused = isProblem(proposals.error, 422) ? faultsOf(proposals.error, labels) : [];
  const faults = Object.fromEntries(
    refused
      .filter(({ field }) => field && left[field as FieldName] === values[field as FieldName])
      .map(({ field, message, atField }) => [field, atField ?? message]),
  );
  const likely = proposals.isError ? [] : (proposals.data ?? []);

  return (
    <>
      <RelationFields
        noun={noun}
        values={values}
        onChange={onChange}
        onLeave={() => setLeft(identifying(values))}
        faults={faults}
        autoFocus={values.name ? (noun === "organisation" ? "enterprise_number" : "email") : "name"}
        withNote={false}
      />
      <Likely
        title={t(`likely-${noun}`)}
        records={likely.map((proposal) => ({
          ...proposal,
          about: [reasonText(proposal.reasons), identityText(proposal)].filter(Boolean).join(" · "),
          taken: taken.includes(proposal.id) ? t("party-already") : undefined,
        }))}
        onPick={(id) => {
          const known = likely.find((proposal) => proposal.id === id);
          if (known) onPick(known);
        }}
      />
    </>
  );
}

function identifying(values: Values): Values {
  return Object.fromEntries(IDENTIFYING.map((field) => [field, values[field] ?? ""]));
}
