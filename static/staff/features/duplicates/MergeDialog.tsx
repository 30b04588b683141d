// Two records become one: which stays, whose value stays in each field, and what moves along. Nothing is lost by it.

import { useId, useMemo, useState } from "react";
import { keysByBody } from "../../api/client";
import {
  type ComparedRecord,
  type Merge,
  type MergeNoun,
  useComparedRecord,
  useMerge,
} from "../../api/merges";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import type { FormFault } from "../../ui/FormErrorSummary";
import { ErrorState, Notice, Skeleton } from "../../ui/States";
import { comparedFields, hindranceOf, mergeBody, NOTHING_CHOSEN, type Pair, stillChosen } from "./choices";
import { MergeFields } from "./MergeFields";
import { useFocusOnce } from "./useFocusOnce";
import { titleOf, useMergeWords } from "./words";

const SURVIVOR = "survivor_id";
const LOSER = "loser_id";

interface MergeDialogProps {
  noun: MergeNoun;
  ids: [one: string, other: string];
  onClose: () => void;
  onMerged: (merge: Merge) => void;
}

export default function MergeDialog({ noun, ids, onClose, onMerged }: MergeDialogProps) {
  const t = useText();
  const form = useId();
  const { pair, error, retry } = useComparedPair(noun, ids);
  const [choices, setChoices] = useState(NOTHING_CHOSEN);
  const [renewals, setRenewals] = useState(0);
  const [keyOf] = useState(keysByBody);
  const merge = useMerge();
  const faults = useMergeFaults(noun, pair, merge.error);
  const hindrance = pair && hindranceOf(pair);
  const isReady = hindrance === null;

  /** Somebody changed or merged one of the two meanwhile: the reader decides again, on what they are now. */
  const renew = async (before: Pair<ComparedRecord>) => {
    const after = await retry();
    if (after) setChoices((chosen) => stillChosen(chosen, before, after));
    setRenewals((before) => before + 1);
    merge.reset();
  };

  const submit = () => {
    if (!pair) return;
    const body = mergeBody(noun, pair, choices);
    merge.mutate(
      { key: keyOf(body), body },
      {
        onSuccess: onMerged,
        onError: (refusal) => {
          if (isProblem(refusal, 412) || isProblem(refusal, 409)) renew(pair);
        },
      },
    );
  };

  return (
    <Dialog
      title={t(`merge-title-${noun}`)}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{t(isReady ? "cancel" : "close")}</Button>
          {isReady && (
            <Button variant="primary" type="submit" form={form} isPending={merge.isPending}>
              {t("merge")}
            </Button>
          )}
        </>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : !pair ? (
        <Skeleton lines={9} />
      ) : hindrance ? (
        <Notice tone="warning">{t(`merge-${hindrance}`, { name: titleOf(pair.one) })}</Notice>
      ) : (
        <Form id={form} onSubmit={submit} faults={faults}>
          {renewals > 0 && <Renewed key={renewals} />}
          <MergeFields noun={noun} pair={pair} choices={choices} onChange={setChoices} />
        </Form>
      )}
    </Dialog>
  );
}

/** Stands above the choices, where the reader is brought each time. */
function Renewed() {
  const t = useText();
  const place = useFocusOnce();
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="warning">{t("merge-renewed")}</Notice>
    </div>
  );
}

/** The two as they are now; `retry` reads them anew and gives them when both came. */
function useComparedPair(noun: MergeNoun, [oneId, otherId]: [string, string]) {
  const one = useComparedRecord(noun, oneId);
  const other = useComparedRecord(noun, otherId);
  const pairOf = (one: ComparedRecord | undefined, other: ComparedRecord | undefined) =>
    one && other ? { one, other } : undefined;
  const retry = async () => {
    const [readOne, readOther] = await Promise.all([one.refetch(), other.refetch()]);
    return pairOf(readOne.data, readOther.data);
  };
  return { pair: pairOf(one.data, other.data), error: one.error ?? other.error, retry };
}

/** What the API refused, at its field when that is there to choose; a change meanwhile is told otherwise. */
function useMergeFaults(noun: MergeNoun, pair: Pair | undefined, error: unknown): FormFault[] {
  const t = useText();
  const faultsOf = useFaults();
  const { labels } = useMergeWords(noun);
  return useMemo(() => {
    if (!pair || isProblem(error, 412) || isProblem(error, 409)) return [];
    const { filled, different } = comparedFields(noun, pair);
    const shown = new Set([SURVIVOR, ...different.map((field) => `keep.${field}`)]);
    const names = Object.fromEntries(filled.map((field) => [`keep.${field}`, labels[field] ?? field]));
    const found = faultsOf(error, { ...names, [SURVIVOR]: t("merge-staying"), [LOSER]: t("merge-staying") });
    return found.map((fault) => {
      // Which goes is told by choosing which stays.
      const field = fault.field === LOSER ? SURVIVOR : fault.field;
      return { ...fault, field: shown.has(field) ? field : "" };
    });
  }, [t, faultsOf, labels, noun, pair, error]);
}
