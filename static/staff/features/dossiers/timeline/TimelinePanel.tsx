// What happened: to this dossier, or to the whole journey it belongs to.

import { useState } from "react";
import { Link } from "wouter";
import { useTimeline } from "../../../api/dossier";
import type { TimelineItem } from "../../../api/types";
import { useDates } from "../../../app/dates";
import { useText } from "../../../app/i18n";
import { path } from "../../../app/routes";
import { Menu } from "../../../ui/Menu";
import { Panel } from "../../../ui/Panel";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States";
import { Timeline } from "../../../ui/Timeline";
import { useDesk } from "../form/context";
import { lookOf } from "./looks";
import { useWords } from "./useWords";

const RECENT_MS = 24 * 3_600_000;

type Scope = "dossier" | "journey";

export function TimelinePanel() {
  const t = useText();
  const { dossier } = useDesk();
  const isTrain = dossier.journey.dossiers.length > 1;
  const [scope, setScope] = useState<Scope>(isTrain ? "journey" : "dossier");
  return (
    <Panel
      title={t("timeline")}
      actions={
        isTrain && (
          <Menu
            label={t(`timeline-of-${scope}`)}
            items={(["dossier", "journey"] as const).map((key) => ({ key, label: t(`timeline-of-${key}`) }))}
            selected={scope}
            onAction={(key) => setScope(key as Scope)}
            size="small"
            variant="quiet"
          />
        )
      }
    >
      <Entries scope={scope} />
    </Panel>
  );
}

function Entries({ scope }: { scope: Scope }) {
  const t = useText();
  const { dossier } = useDesk();
  const timeline = useTimeline(dossier.number, scope);
  const typeOf = (number: string | null | undefined) =>
    !number || number === dossier.number
      ? dossier.type
      : dossier.journey.dossiers.find((wagon) => wagon.number === number)?.type;
  const words = useWords(typeOf);

  if (!timeline.data) {
    if (timeline.isError) return <ErrorState error={timeline.error} onRetry={() => timeline.refetch()} />;
    return <Skeleton lines={6} />;
  }
  const items = timeline.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState icon="clock" title={t("timeline-empty")} />;
  return (
    <Timeline
      label={t(`timeline-of-${scope}`)}
      entries={items.map((item) => ({
        id: String(item.id),
        at: item.happened_at,
        ...lookOf(item.kind),
        title: words(item),
        detail: <Detail item={item} shown={dossier.number} />,
      }))}
      hasMore={timeline.hasNextPage}
      onMore={() => timeline.fetchNextPage()}
      isLoadingMore={timeline.isFetchingNextPage}
    />
  );
}

/** How long ago, while that says more than the day above it, and which dossier when it is not the one on the screen. */
function Detail({ item, shown }: { item: TimelineItem; shown: string }) {
  const dates = useDates();
  const number = item.dossier_number;
  const isRecent = Date.now() - Date.parse(item.happened_at) < RECENT_MS;
  const isElsewhere = number && number !== shown;
  if (!isRecent && !isElsewhere) return null;
  return (
    <>
      {isRecent && dates.age(item.happened_at)}
      {isRecent && isElsewhere && " · "}
      {isElsewhere && <Link href={path("dossier", { number })}>{number}</Link>}
    </>
  );
}
