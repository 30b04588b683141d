// The journeys in which an address has a place: as what, with whom.

import { Link } from "wouter";
import {
  type AddressPassport,
  type AddressPlace,
  type PlacedJourney,
  type PlacedParty,
  useMoreAddressJourneys,
} from "../../api/addresses";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Badge } from "../../ui/Badge";
import { RecordJourneys } from "../records/RecordJourneys";
import { Capacities } from "../relations/Capacities";
import styles from "./AddressJourneys.module.css";

export interface AddressJourneysProps {
  id: string;
  first: AddressPassport["journeys"];
}

export function AddressJourneys({ id, first }: AddressJourneysProps) {
  const t = useText();
  const more = useMoreAddressJourneys(id, first.next);
  return (
    <RecordJourneys
      first={first}
      more={more}
      empty={t("address-journeys-none")}
      head={({ places }) => <Places places={places} />}
      body={(journey) => <Parties journey={journey} />}
    />
  );
}

/** As what an address stands in a journey. */
export function Places({ places }: { places: AddressPlace[] }) {
  const t = useText();
  return places.map(({ id, is_main, dossier_number }) =>
    is_main ? (
      <Badge key={id} tone="accent">
        {t("site-address")}
      </Badge>
    ) : (
      <Badge key={id}>
        {dossier_number ? t("journey-address-only", { number: dossier_number }) : t("extra-address")}
      </Badge>
    ),
  );
}

/** Who is involved in a journey. */
export function Parties({ journey: { parties } }: { journey: PlacedJourney }) {
  const t = useText();
  if (parties.length === 0) return null;
  return (
    <ul className={styles.parties} aria-label={t("people")}>
      {parties.map((party) => (
        <li key={party.id} className={styles.party}>
          <Name party={party} />
          {party.is_primary && <Badge tone="accent">{t("main-contact")}</Badge>}
          {party.capacities.length > 0 && <Capacities capacities={party.capacities} />}
        </li>
      ))}
    </ul>
  );
}

function Name({ party: { contact, organisation } }: { party: PlacedParty }) {
  const links = [
    contact && { href: path("contact", { id: contact.id }), name: contact.name },
    organisation && { href: path("organisation", { id: organisation.id }), name: organisation.name },
  ];
  return links.map(
    (link) =>
      link && (
        <Link key={link.href} href={link.href} className={styles.name}>
          {link.name}
        </Link>
      ),
  );
}
