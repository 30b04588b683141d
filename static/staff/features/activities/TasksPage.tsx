// What waits to be done: my open tasks and appointments, or a colleague's, by when they are due.

import { useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import { type ActivityRow, useActivities } from "../../api/activities";
import { useUsers } from "../../api/users";
import { today } from "../../app/dates";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useMe } from "../../app/session";
import { Count } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { Panel } from "../../ui/Panel";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { useFocusOnNext } from "../../ui/useFocusOnNext";
import { FilterMenu } from "../dossiers/list/FilterMenu";
import { byDue } from "./due";
import { TaskRows, tickId } from "./TaskRows";

const MINE = "me";

export default function TasksPage() {
  const t = useText();
  const me = useMe();
  const users = useUsers();
  const [, navigate] = useLocation();
  const assignee = new URLSearchParams(useSearch()).get("assignee") ?? MINE;
  const colleagues = (users.data ?? []).filter((user) => user.id !== me.id && user.role !== "viewer");
  const choose = (id: string | null) =>
    navigate(id && id !== MINE ? `${path("tasks")}?assignee=${encodeURIComponent(id)}` : path("tasks"));

  return (
    <Page layout="narrow">
      <PageHeader
        title={t("tasks")}
        actions={
          <FilterMenu
            label={t("dossier-assignee")}
            all={null}
            options={[
              { key: MINE, label: t("me") },
              ...colleagues.map((user) => ({ key: user.id, label: user.name })),
            ]}
            value={assignee}
            isActive={assignee !== MINE}
            onChange={choose}
          />
        }
      />
      <Tasks key={assignee} assignee={assignee} />
    </Page>
  );
}

function Tasks({ assignee }: { assignee: string }) {
  const t = useText();
  const tasks = useActivities({ assignee });
  const pages = tasks.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page): ActivityRow[] => page.items) ?? [], [pages]);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const leaves = useFocusOnNext(ids, tickId);

  if (!pages) {
    if (tasks.isError) return <ErrorState error={tasks.error} onRetry={() => tasks.refetch()} />;
    return <Skeleton lines={8} />;
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon="task" title={assignee === MINE ? t("tasks-empty") : t("tasks-empty-colleague")}>
        {t("tasks-empty-text")}
      </EmptyState>
    );
  }
  return (
    <>
      {byDue(rows, today()).map(({ group, rows: due }) => (
        <Panel
          key={group}
          isFlush
          title={
            <>
              {t(`tasks-due-${group}`)}
              <Count value={due.length} isStrong={group === "overdue"} />
            </>
          }
        >
          <TaskRows label={t(`tasks-due-${group}`)} rows={due} onLeave={leaves} />
        </Panel>
      ))}
      {tasks.hasNextPage && (
        <Button isWide isPending={tasks.isFetchingNextPage} onPress={() => tasks.fetchNextPage()}>
          {t("show-more")}
        </Button>
      )}
    </>
  );
}
