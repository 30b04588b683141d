// What happened to a person or an organisation, and to those that were merged into it.

import { Link } from "wouter";
import {
  type Noun,
  type Relation,
  type RelationTimelineItem,
  useRelationTimeline,
} from "../../api/relations";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Panel } from "../../ui/Panel";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { Timeline } from "../../ui/Timeline";
import { lookOf } from "../dossiers/timeline/looks";
import { useWords } from "../dossiers/timeline/useWords";
import { mergePath } from "./words";

export function RelationTimeline({ noun, record }: { noun: Noun; record: Relation }) {
  const t = useText();
  return (
    <Panel title={t("timeline")}>
      <Entries noun={noun} record={record} label={t("timeline")} />
    </Panel>
  );
}

function Entries({ noun, record, label }: { noun: Noun; record: Relation; label: string }) {
  const t = useText();
  const timeline = useRelationTimeline(noun, record.id);
  const dossiers = record.journeys.items.flatMap((journey) => journey.dossiers);
  const words = useWords((number) => dossiers.find((dossier) => dossier.number === number)?.type);

  if (!timeline.data) {
    if (timeline.isError) return <ErrorState error={timeline.error} onRetry={() => timeline.refetch()} />;
    return <Skeleton lines={6} />;
  }
  const items = timeline.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState icon="clock" title={t("timeline-empty")} />;
  return (
    <Timeline
      label={label}
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
    <Link href={mergePath(item.facts.merge)}>{merge}</Link>
  ) : undefined;
}
