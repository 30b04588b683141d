// Somebody new, with those who are probably the same and known already beside it.

import { useState } from "react";
import { isProblem } from "../../api/problem";
import {
  type FieldName,
  type Identity,
  type Noun,
  type Proposal,
  useProposals,
  type Values,
} from "../../api/relations";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { Button } from "../../ui/Button";
import styles from "./NewRelationFields.module.css";
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
  const labels = useFieldLabels();
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
      {likely.length > 0 && <Likely noun={noun} likely={likely} taken={taken} onPick={onPick} />}
    </>
  );
}

interface LikelyProps {
  noun: Noun;
  likely: Proposal[];
  taken: string[];
  onPick: (known: Identity) => void;
}

function Likely({ noun, likely, taken, onPick }: LikelyProps) {
  const t = useText();
  const reasonText = useReasonText();
  return (
    <section className={styles.likely} aria-label={t(`likely-${noun}`)}>
      <p className={styles.title} role="status">
        {t(`likely-${noun}`)}
      </p>
      <ul className={styles.people}>
        {likely.map((proposal) => (
          <li key={proposal.id} className={styles.person}>
            <span className={styles.words}>
              <span>{proposal.name}</span>
              <span className={styles.muted}>
                {[reasonText(proposal.reasons), identityText(proposal)].filter(Boolean).join(" · ")}
              </span>
            </span>
            {taken.includes(proposal.id) ? (
              <span className={styles.muted}>{t("party-already")}</span>
            ) : (
              <Button
                size="small"
                aria-label={t("choose-named", { name: proposal.name })}
                onPress={() => onPick(proposal)}
              >
                {t("choose")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function identifying(values: Values): Values {
  return Object.fromEntries(IDENTIFYING.map((field) => [field, values[field] ?? ""]));
}
