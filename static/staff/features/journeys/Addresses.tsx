// The addresses of a journey: the site first, each with how sure it is.

import type { JourneyAddress } from "../../api/types";
import { useText } from "../../app/i18n";
import { Badge, Badges, type Tone } from "../../ui/Badge";
import { Icon } from "../../ui/Icon";
import { EmptyState } from "../../ui/States";
import styles from "./Addresses.module.css";

const TONES: Record<string, Tone> = {
  typed: "warning",
  matched: "success",
  manual: "neutral",
};

export function Addresses({ addresses }: { addresses: JourneyAddress[] }) {
  const t = useText();
  if (addresses.length === 0) return <EmptyState icon="pin" title={t("addresses-none")} />;
  return (
    <ul className={styles.addresses} aria-label={t("addresses")}>
      {addresses.map((address) => (
        <li key={address.id} className={styles.address}>
          <Icon name="pin" />
          <span className={styles.text}>{address.text}</span>
          <Badges>
            {address.is_main && addresses.length > 1 && <Badge tone="accent">{t("site-address")}</Badge>}
            <Badge tone={TONES[address.state]}>{t(`address-state-${address.state}`)}</Badge>
          </Badges>
        </li>
      ))}
    </ul>
  );
}
