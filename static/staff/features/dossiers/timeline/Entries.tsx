// The entries of a timeline, those of notes, calls, visits, appointments and tasks with what they say and what can be done.

import { Link } from "wouter";
import type { TimelineAbout } from "../../../api/activities";
import { type TimelineScope, useTimeline } from "../../../api/dossier";
import type { Party, TimelineItem } from "../../../api/types";
import { useDates } from "../../../app/dates";
import { useText } from "../../../app/i18n";
import { path } from "../../../app/routes";
import { useMay, useMe } from "../../../app/session";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States";
import { Timeline } from "../../../ui/Timeline";
import { ActivityDetail } from "../../activities/ActivityDetail";
import { ActivityMenu } from "../../activities/ActivityMenu";
import { useSubject } from "../../activities/words";
import styles from "./Entries.module.css";
import { lookOf, showsActivity } from "./looks";
import { useWords } from "./useWords";

const RECENT_MS = 24 * 3_600_000;

export interface EntriesProps {
  /** Of this dossier, or of the journey it belongs to. */
  number: string;
  scope: TimelineScope;
  about: TimelineAbout | null;
  /** The dossier on the screen, which goes without saying. */
  shown?: string;
  /** Stages and tasks are named by the type of their dossier. */
  typeOf: (number: string | null | undefined) => string | undefined;
  /** Whether the reader works in this journey. */
  mayWork: boolean;
  /** Who is involved in the journey. */
  parties: Party[];
}

export function Entries({ number, scope, about, ...props }: EntriesProps) {
  const t = useText();
  const timeline = useTimeline(number, scope, about);
  const words = useWords(props.typeOf);
  const mayEdit = useMayEdit(props.mayWork);

  if (!timeline.data) {
    if (timeline.isError) return <ErrorState error={timeline.error} onRetry={() => timeline.refetch()} />;
    return <Skeleton lines={6} />;
  }
  const items = timeline.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return <EmptyState icon="clock" title={about ? t("no-results") : t("timeline-empty")} />;
  }
  return (
    <Timeline
      label={t(`timeline-of-${scope}`)}
      entries={items.map((item) => ({
        id: String(item.id),
        at: item.happened_at,
        ...lookOf(item.kind),
        title: words(item),
        detail: <Detail item={item} {...props} />,
        actions: showsActivity(item.kind) && item.activity && mayEdit(item.activity) && (
          <ActivityMenu activity={item.activity} parties={props.parties} />
        ),
      }))}
      hasMore={timeline.hasNextPage}
      onMore={() => timeline.fetchNextPage()}
      isLoadingMore={timeline.isFetchingNextPage}
    />
  );
}

type Noted = NonNullable<TimelineItem["activity"]>;

/** Who wrote it, or may change what others wrote; the API decides again. */
function useMayEdit(mayWork: boolean): (activity: Noted) => boolean {
  const me = useMe();
  const mayEditOthers = useMay("edit_others_activities");
  return ({ created_by }) => mayWork && (mayEditOthers || created_by?.id === me.id);
}

function Detail({ item, shown, mayWork }: { item: TimelineItem } & Pick<EntriesProps, "shown" | "mayWork">) {
  const subjectOf = useSubject();
  const { activity } = item;
  if (!activity) return <Origin item={item} shown={shown} />;
  return (
    <div className={styles.detail}>
      {showsActivity(item.kind) ? (
        <ActivityDetail activity={activity} mayWork={mayWork} />
      ) : (
        <p className={styles.subject}>{subjectOf(activity)}</p>
      )}
      <Origin item={item} shown={shown} />
    </div>
  );
}

/** How long ago, while that says more than the day above it, and which dossier when it is not the one on the screen. */
function Origin({ item, shown }: { item: TimelineItem; shown?: string }) {
  const dates = useDates();
  const number = item.dossier_number;
  const isRecent = Date.now() - Date.parse(item.happened_at) < RECENT_MS;
  const isElsewhere = number && number !== shown;
  if (!isRecent && !isElsewhere) return null;
  return (
    <div>
      {isRecent && dates.age(item.happened_at)}
      {isRecent && isElsewhere && " · "}
      {isElsewhere && <Link href={path("dossier", { number })}>{number}</Link>}
    </div>
  );
}
