// A journey: its train, its people, its addresses, and what happened.

import { Redirect, useParams } from "wouter";
import { useJourney } from "../../api/journeys";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { Panel } from "../../ui/Panel";
import { ErrorState, Skeleton } from "../../ui/States";
import { AddressesPanel } from "./AddressesPanel";
import styles from "./JourneyPage.module.css";
import { JourneyTimeline } from "./JourneyTimeline";
import { PartiesPanel } from "./PartiesPanel";
import { Train } from "./Train";

export default function JourneyPage() {
  const t = useText();
  const { number = "" } = useParams<{ number: string }>();
  const journey = useJourney(number);
  if (journey.data && journey.data.number !== number) {
    return <Redirect to={path("journey", { number: journey.data.number })} replace />;
  }
  return (
    <Page>
      <PageHeader
        title={t("journey-of", { number })}
        back={{ href: path("dossiers"), label: t("nav-all-dossiers") }}
      />
      {journey.data ? (
        <div className={styles.columns}>
          <Panel title={t("train")}>
            <Train journey={journey.data} />
          </Panel>
          <div className={styles.side}>
            <PartiesPanel journey={journey.data} />
            <AddressesPanel journey={journey.data} />
          </div>
          <JourneyTimeline journey={journey.data} />
        </div>
      ) : journey.isError ? (
        <ErrorState error={journey.error} onRetry={() => journey.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}
