// The journeys in which an address of the building has a place: which one, as what, with whom.

import { Link } from "wouter";
import type { PlacedJourney } from "../../api/addresses";
import { useBuildingJourneys } from "../../api/buildings";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Panel } from "../../ui/Panel";
import { ErrorState, Skeleton } from "../../ui/States";
import { Parties, Places } from "../addresses/AddressJourneys";
import { RecordJourneys } from "../records/RecordJourneys";
import styles from "./BuildingJourneys.module.css";

export function BuildingJourneys({ id }: { id: string }) {
  const t = useText();
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useBuildingJourneys(id);
  if (!data) {
    return (
      <Panel title={t("relation-journeys")}>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={3} />}
      </Panel>
    );
  }
  const [first = { items: [] }, ...later] = data.pages;
  return (
    <RecordJourneys
      first={first}
      more={{ data: { pages: later }, hasNextPage, isFetching, fetchNextPage, refetch }}
      empty={t("building-journeys-none")}
      head={({ places }) => <Places places={places} />}
      body={(journey) => (
        <>
          <Addresses journey={journey} />
          <Parties journey={journey} />
        </>
      )}
    />
  );
}

/** Each once, however many dossiers it counts for. */
function Addresses({ journey: { places } }: { journey: PlacedJourney }) {
  const addresses = new Map(places.map(({ address }) => [address.id, address.text]));
  return (
    <p className={styles.addresses}>
      {[...addresses].map(([id, text]) => (
        <Link key={id} href={path("address", { id })} className={styles.address}>
          {text}
        </Link>
      ))}
    </p>
  );
}
