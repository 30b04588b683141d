// What waits for me: what is late first, then what comes next.

import { useMemo } from "react";
import { useActivities } from "../../api/activities";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { ButtonLink } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { useFocusOnNext } from "../../ui/useFocusOnNext";
import { TaskRows, tickId } from "../activities/TaskRows";

const SHOWN_MAX = 8;

export function MyTasks() {
  const t = useText();
  const tasks = useActivities({ assignee: "me", limit: SHOWN_MAX });
  const rows = tasks.data?.pages[0]?.items;
  const ids = useMemo(() => rows?.map((row) => row.id) ?? [], [rows]);
  const leaves = useFocusOnNext(ids, tickId);
  return (
    <Panel
      title={t("tasks-mine")}
      actions={
        <ButtonLink href={path("tasks")} variant="quiet" size="small">
          {t("tasks-all")}
        </ButtonLink>
      }
      isFlush
    >
      {rows === undefined ? (
        tasks.isError ? (
          <ErrorState error={tasks.error} onRetry={() => tasks.refetch()} />
        ) : (
          <Skeleton lines={5} />
        )
      ) : rows.length === 0 ? (
        <EmptyState icon="task" title={t("tasks-empty")} />
      ) : (
        <TaskRows label={t("tasks-mine")} rows={rows} onLeave={leaves} />
      )}
    </Panel>
  );
}
