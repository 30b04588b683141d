// The addresses of a journey: the site first, each with how it is known and for which dossier it counts.

import { Link } from "wouter";
import type { AddressState } from "../../api/addresses";
import { useCatalogue } from "../../api/catalogue";
import type { JourneyAddress, Wagon } from "../../api/types";
import { type Translate, useText } from "../../app/i18n";
import { Badge, Badges } from "../../ui/Badge";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuEntry } from "../../ui/Menu";
import { EmptyState } from "../../ui/States";
import { AddressStateBadge } from "../addresses/AddressStateBadge";
import { addressPath } from "../addresses/words";
import styles from "./Addresses.module.css";
import { entryKey, type PlaceAction, placeActions } from "./places";

export interface AddressesProps {
  addresses: JourneyAddress[];
  wagons: Wagon[];
  /** Only for who may say which addresses the journey is about. */
  onAction?: (address: JourneyAddress, action: PlaceAction) => void;
}

export function Addresses({ addresses, wagons, onAction }: AddressesProps) {
  const t = useText();
  if (addresses.length === 0) return <EmptyState icon="pin" title={t("addresses-none")} />;
  return (
    <ul className={styles.addresses} aria-label={t("addresses")}>
      {addresses.map((address) => (
        <li key={address.link.id} className={styles.address}>
          <Icon name="pin" />
          <Place address={address} isOnly={addresses.length === 1} />
          {onAction && (
            <PlaceMenu
              address={address}
              actions={placeActions(address, addresses, wagons)}
              wagons={wagons}
              onAction={(action) => onAction(address, action)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Place({ address, isOnly }: { address: JourneyAddress; isOnly: boolean }) {
  const t = useText();
  const { dossier_number } = address.link;
  return (
    <div className={styles.words}>
      <Link href={addressPath(address.id)} className={styles.link}>
        {address.text}
      </Link>
      <Badges>
        {address.is_main && !isOnly && <Badge tone="accent">{t("site-address")}</Badge>}
        {dossier_number && <Badge tone="info">{t("journey-address-only", { number: dossier_number })}</Badge>}
        <AddressStateBadge state={address.state as AddressState} />
      </Badges>
    </div>
  );
}

interface PlaceMenuProps {
  address: JourneyAddress;
  actions: PlaceAction[];
  wagons: Wagon[];
  onAction: (action: PlaceAction) => void;
}

function PlaceMenu({ address, actions, wagons, onAction }: PlaceMenuProps) {
  const t = useText();
  const { label } = useCatalogue();
  if (actions.length === 0) return null;
  const typeOf = (number: string) => label("types", wagons.find((wagon) => wagon.number === number)?.type);
  return (
    <Menu
      label={t("party-actions", { name: address.text })}
      trigger={<Icon name="more" />}
      variant="quiet"
      size="small"
      items={actions.map((action) => entryOf(t, action, typeOf))}
      onAction={(key) => {
        const chosen = actions.find((action) => entryKey(action) === key);
        if (chosen) onAction(chosen);
      }}
    />
  );
}

function entryOf(t: Translate, action: PlaceAction, typeOf: (number: string) => string): MenuEntry {
  const key = entryKey(action);
  switch (action.kind) {
    case "main":
      return { key, label: t("journey-address-make-main"), icon: "check" };
    case "journey":
      return { key, label: t("journey-address-for-journey"), icon: "route" };
    case "dossier":
      return {
        key,
        label: t("journey-address-for-dossier", { number: action.number }),
        icon: "folder",
        description: typeOf(action.number),
      };
    case "remove":
      return { key, label: t("party-remove"), icon: "cross" };
  }
}
