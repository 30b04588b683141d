// The journeys in which somebody is involved, and in which capacities.

import { type InvolvedJourney, type Noun, type Relation, useMoreJourneys } from "../../api/relations";
import { useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import { RecordJourneys } from "../records/RecordJourneys";
import { Capacities } from "./Capacities";
import styles from "./InvolvedJourneys.module.css";

export function InvolvedJourneys({ noun, record }: { noun: Noun; record: Relation }) {
  const t = useText();
  const more = useMoreJourneys(noun, record.id, record.journeys.next);
  return (
    <RecordJourneys
      first={record.journeys}
      more={more}
      empty={t(`relation-journeys-none-${noun}`)}
      head={(journey) => <Head journey={journey} />}
      body={({ parties }) =>
        parties
          .filter((party) => party.capacities.length > 0)
          .map((party) => <Capacities key={party.id} capacities={party.capacities} />)
      }
    />
  );
}

function Head({ journey }: { journey: InvolvedJourney }) {
  const t = useText();
  return (
    <>
      {journey.address && <span className={styles.address}>{journey.address}</span>}
      {journey.parties.some((party) => party.is_primary) && <Badge tone="accent">{t("main-contact")}</Badge>}
    </>
  );
}
