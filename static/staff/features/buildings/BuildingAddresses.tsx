// Addresses of a building as they stand in the street, each with its energy label and what kind of dwelling it is.

import { Link } from "wouter";
import type { BuildingAddress } from "../../api/buildings";
import { useCatalogue } from "../../api/catalogue";
import { useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import { EnergyLabel } from "../../ui/EnergyLabel";
import { addressPath } from "../addresses/words";
import styles from "./BuildingAddresses.module.css";

export interface BuildingAddressesProps {
  label: string;
  addresses: BuildingAddress[];
}

export function BuildingAddresses({ label, addresses }: BuildingAddressesProps) {
  return (
    <ul className={styles.addresses} aria-label={label}>
      {addresses.map((address) => (
        <li key={address.id} className={styles.address}>
          <Line address={address} />
        </li>
      ))}
    </ul>
  );
}

function Line({ address }: { address: BuildingAddress }) {
  const t = useText();
  const { optionLabel } = useCatalogue();
  return (
    <>
      <span className={styles.words}>
        <Link href={addressPath(address.id)} className={styles.link}>
          {address.text}
        </Link>
        {address.dwelling_type && (
          <span className={styles.muted}>{optionLabel("dwelling_type", address.dwelling_type)}</span>
        )}
      </span>
      {address.state === "typed" && <Badge tone="warning">{t("address-state-typed")}</Badge>}
      {address.label && <EnergyLabel label={address.label} />}
    </>
  );
}
