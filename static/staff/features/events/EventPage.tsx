// One event, found by its id.

import { useParams } from "wouter";
import { useEvent } from "../../api/events";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { EventView } from "./EventView";

export default function EventPage() {
  const t = useText();
  const { id = "" } = useParams<{ id: string }>();
  const event = useEvent(id);
  const back = { href: path("events"), label: t("nav-events") };

  if (event.data) {
    return (
      <Page>
        <EventView key={id} latest={event.data} back={back} />
      </Page>
    );
  }
  return (
    <Page>
      {event.isError && isProblem(event.error, 404) ? (
        <>
          <PageHeader title={t("not-found-event")} back={back} />
          <EmptyState
            icon="calendar"
            title={t("problem-not-found")}
            action={
              <ButtonLink href={path("events")} icon="search">
                {t("search-in-list")}
              </ButtonLink>
            }
          />
        </>
      ) : (
        <>
          <PageHeader title={t("event")} back={back} />
          {event.isError ? (
            <ErrorState error={event.error} onRetry={() => event.refetch()} />
          ) : (
            <Skeleton lines={10} />
          )}
        </>
      )}
    </Page>
  );
}
