// The events of the desk, the latest first.

import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import { type EventRow, useEvents } from "../../api/events";
import { useText } from "../../app/i18n";
import { useMay } from "../../app/session";
import { Button } from "../../ui/Button";
import { DataGrid, type GridColumn } from "../../ui/DataGrid";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState } from "../../ui/States";
import { useMediaQuery } from "../../ui/useMediaQuery";
import { EventCards } from "./EventCards";
import styles from "./EventListPage.module.css";
import { NewEventDialog } from "./NewEventDialog";
import { StandingBadge } from "./StandingBadge";
import { eventPath, KINDS, useDaysText } from "./words";

const NARROW = "(max-width: 900px)";
/** The API knows one order: the latest first. */
const SORT = "-starts_on";

export default function EventListPage() {
  const t = useText();
  const mayCreate = useMay("edit_event");
  const isNarrow = useMediaQuery(NARROW);
  const events = useEvents();
  const columns = useColumns();
  const [, navigate] = useLocation();
  const [isCreating, setCreating] = useState(false);
  const title = t("nav-events");

  const shared = {
    label: title,
    rows: events.data?.pages.flatMap((page) => page.items),
    error: events.isError ? events.error : undefined,
    onRetry: () => events.refetch(),
    hasMore: events.hasNextPage,
    onMore: () => events.fetchNextPage(),
    isLoadingMore: events.isFetchingNextPage,
    empty: (
      <EmptyState icon="calendar" title={t("events-empty")}>
        {t("events-empty-text")}
      </EmptyState>
    ),
  };

  return (
    <Page layout={isNarrow ? "flow" : "fill"}>
      <PageHeader
        title={title}
        actions={
          mayCreate && (
            <Button variant="primary" icon="plus" onPress={() => setCreating(true)}>
              {t("event-new")}
            </Button>
          )
        }
      />
      {isNarrow ? (
        <EventCards {...shared} />
      ) : (
        <DataGrid
          {...shared}
          name="events"
          columns={columns}
          rowKey={(row) => row.id}
          rowHref={(row) => eventPath(row.id)}
          sort={SORT}
          onSort={() => {}}
          filters={{}}
          onFilter={() => {}}
        />
      )}
      {isCreating && (
        <NewEventDialog onClose={() => setCreating(false)} onMade={(id) => navigate(eventPath(id))} />
      )}
    </Page>
  );
}

function useColumns(): GridColumn<EventRow>[] {
  const t = useText();
  const daysText = useDaysText();
  const { optionLabel } = useCatalogue();
  return useMemo(
    () => [
      { key: "name", label: t("item-name"), cell: (row) => row.name },
      {
        key: "starts_on",
        label: t("event-days"),
        width: "19rem",
        cell: (row) => (
          <span className={styles.days}>
            {daysText(row)} <StandingBadge days={row} />
          </span>
        ),
      },
      { key: "kind", label: t("event-kind"), width: "10rem", cell: (row) => optionLabel(KINDS, row.kind) },
      { key: "place", label: t("event-place"), cell: (row) => row.place ?? "–" },
      { key: "people", label: t("event-people"), width: "8rem", align: "end", cell: (row) => row.people },
    ],
    [t, daysText, optionLabel],
  );
}
