// What happened to a record, with the way to where it happened.

import { Link } from "wouter";
import type { InvolvedDossier, RelationTimelineItem } from "../../api/relations";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Panel } from "../../ui/Panel";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { Timeline } from "../../ui/Timeline";
import { lookOf } from "../dossiers/timeline/looks";
import { useWords } from "../dossiers/timeline/useWords";

export interface RecordTimelineProps {
  timeline: {
    data: { pages: { items: RelationTimelineItem[] }[] } | undefined;
    isError: boolean;
    error: unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
  /** Stages are named by the type of their dossier. */
  dossiers: InvolvedDossier[];
}

export function RecordTimeline(props: RecordTimelineProps) {
  const t = useText();
  return (
    <Panel title={t("timeline")}>
      <Entries {...props} />
    </Panel>
  );
}

function Entries({ timeline, dossiers }: RecordTimelineProps) {
  const t = useText();
  const words = useWords((number) => dossiers.find((dossier) => dossier.number === number)?.type);

  if (!timeline.data) {
    if (timeline.isError) return <ErrorState error={timeline.error} onRetry={() => timeline.refetch()} />;
    return <Skeleton lines={6} />;
  }
  const items = timeline.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState icon="clock" title={t("timeline-empty")} />;
  return (
    <Timeline
      label={t("timeline")}
      entries={items.map((item) => ({
        id: String(item.id),
        at: item.happened_at,
        ...lookOf(item.kind),
        title: words(item),
        detail: detailOf(item, t("show-merge")),
      }))}
      hasMore={timeline.hasNextPage}
      onMore={() => timeline.fetchNextPage()}
      isLoadingMore={timeline.isFetchingNextPage}
    />
  );
}

/** Where it happened: in a dossier, in a journey, or in a merge. */
function detailOf(item: RelationTimelineItem, merge: string) {
  const { dossier_number, journey_number } = item;
  if (dossier_number) {
    return <Link href={path("dossier", { number: dossier_number })}>{dossier_number}</Link>;
  }
  if (journey_number) {
    return <Link href={path("journey", { number: journey_number })}>{journey_number}</Link>;
  }
  return typeof item.facts.merge === "string" ? (
    <Link href={path("merge", { id: item.facts.merge })}>{merge}</Link>
  ) : undefined;
}
