// The pairs as the API has them; pages without a pair are gone through until there is one.

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { type DuplicatePair, type Merge, type MergeNoun, useDuplicates } from "../../api/merges";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { path } from "../../app/routes";
import { Button } from "../../ui/Button";
import { EmptyState, ErrorState, Notice, Skeleton } from "../../ui/States";
import { toast } from "../../ui/Toast";
import { NotSameDialog } from "./NotSameDialog";
import { PairCard } from "./PairCard";
import styles from "./PairList.module.css";
import { EMPTY_PAGES_MAX, emptyTail, isWalking } from "./walk";
import { recordPath } from "./words";

/** Most pairs are only looked at. */
const MergeDialog = lazy(() => import("./MergeDialog"));

const headingOf = ({ one, other }: DuplicatePair) => `pair-${one.id}-${other.id}`;

export function PairList({ noun }: { noun: MergeNoun }) {
  const t = useText();
  const [, navigate] = useLocation();
  const list = useDuplicates(noun);
  const walk = useWalk(list);
  const pairs = list.data?.pages.flatMap((page) => page.items);
  const { place, moveOn } = useMovingOn(pairs);
  const [open, setOpen] = useState<{ dialog: "merge" | "not-same"; pair: DuplicatePair } | null>(null);
  const close = () => setOpen(null);

  if (!pairs) {
    if (list.isError) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
    return <Skeleton lines={9} />;
  }

  const showMerged = (merge: Merge) => {
    const undo = () => navigate(`${path("merge", { id: merge.id })}?undo`);
    toast.success(t("merge-done", { name: merge.survivor.name }), { label: t("merge-undo"), onPress: undo });
    navigate(recordPath(noun, merge.survivor.id));
  };

  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      {pairs.length > 0 && (
        <>
          <p className={styles.intro}>{t("duplicates-intro")}</p>
          <ul className={styles.pairs} aria-label={t(`duplicates-${noun}`)}>
            {pairs.map((pair) => (
              <li key={headingOf(pair)}>
                <PairCard
                  noun={noun}
                  pair={pair}
                  headingId={headingOf(pair)}
                  onMerge={() => setOpen({ dialog: "merge", pair })}
                  onNotSame={() => setOpen({ dialog: "not-same", pair })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <End list={list} walk={walk} isEmpty={pairs.length === 0} />
      {open?.dialog === "not-same" && (
        <NotSameDialog
          noun={noun}
          pair={open.pair}
          onClose={close}
          onDone={() => {
            close();
            moveOn(open.pair);
            toast.success(t("not-same-done"));
          }}
        />
      )}
      {open?.dialog === "merge" && (
        <Suspense fallback={null}>
          <MergeDialog
            noun={noun}
            ids={[open.pair.one.id, open.pair.other.id]}
            onClose={close}
            onMerged={showMerged}
          />
        </Suspense>
      )}
    </div>
  );
}

type List = ReturnType<typeof useDuplicates>;
type Walk = ReturnType<typeof useWalk>;

/** What stands below the pairs, or instead of them. */
function End({ list, walk, isEmpty }: { list: List; walk: Walk; isEmpty: boolean }) {
  const t = useText();
  const problemText = useProblemText();
  if (list.isError && !list.isFetching) {
    const retry = () => (list.isFetchNextPageError ? list.fetchNextPage() : list.refetch());
    return (
      <Notice tone="danger">
        <div className={styles.failed}>
          {problemText(list.error)}
          <Button size="small" icon="refresh" onPress={retry}>
            {t("try-again")}
          </Button>
        </div>
      </Notice>
    );
  }
  if (walk.isWalking) {
    return (
      <div className={styles.walking}>
        <p role="status">{t("duplicates-looking")}</p>
        <progress max={EMPTY_PAGES_MAX} value={walk.steps} aria-label={t("duplicates-looking")} />
      </div>
    );
  }
  if (!isEmpty) {
    return list.hasNextPage ? (
      <Button isPending={list.isFetchingNextPage} onPress={() => list.fetchNextPage()}>
        {t("show-more")}
      </Button>
    ) : null;
  }
  if (!list.hasNextPage) {
    return (
      <EmptyState icon="check" title={t("duplicates-empty")}>
        {t("duplicates-empty-text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t("duplicates-none-yet")}
      action={<Button onPress={walk.goOn}>{t("duplicates-go-on")}</Button>}
    >
      {t("duplicates-none-yet-text")}
    </EmptyState>
  );
}

/** Reads on while pages bring nothing, for a bounded number of pages; `goOn` allows as many again. */
function useWalk({ data, isFetching, isError, fetchNextPage }: List) {
  const [patience, setPatience] = useState(EMPTY_PAGES_MAX);
  const pages = data?.pages ?? [];
  const walks = isWalking(pages, patience);
  useEffect(() => {
    if (walks && !isFetching && !isError) fetchNextPage();
  }, [walks, isFetching, isError, fetchNextPage]);
  return {
    isWalking: walks,
    steps: emptyTail(pages) % EMPTY_PAGES_MAX,
    goOn: () => setPatience((before) => before + EMPTY_PAGES_MAX),
  };
}

/** When a pair is dealt with, the focus moves to the one after it; to the one before, to what is left, at the end. */
function useMovingOn(pairs: DuplicatePair[] | undefined) {
  const place = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState<{ heading: string; next: string | undefined } | null>(null);

  useEffect(() => {
    if (!left || pairs?.some((pair) => headingOf(pair) === left.heading)) return;
    setLeft(null);
    const next = left.next ? document.getElementById(left.next) : null;
    (next ?? place.current)?.focus();
  }, [left, pairs]);

  const moveOn = (pair: DuplicatePair) => {
    const headings = (pairs ?? []).map(headingOf);
    const at = headings.indexOf(headingOf(pair));
    setLeft({ heading: headingOf(pair), next: headings[at + 1] ?? headings[at - 1] });
  };
  return { place, moveOn };
}
