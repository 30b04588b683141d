// Whether the register knows an address, and what can be said about that.

import { useState } from "react";
import type { Address, AddressState } from "../../api/addresses";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { type Fact, KeyValue } from "../../ui/KeyValue";
import { Panel } from "../../ui/Panel";
import { AddressStateBadge } from "./AddressStateBadge";
import styles from "./RegisterPanel.module.css";
import { StateDialog } from "./StateDialogs";
import { statesInReach } from "./states";

export function RegisterPanel({ address }: { address: Address }) {
  const t = useText();
  const [asked, setAsked] = useState<AddressState | null>(null);
  const reachable = statesInReach(address);
  return (
    <Panel title={t("address-register")}>
      <div className={styles.panel}>
        <Facts address={address} />
        {reachable.length > 0 && (
          <div className={styles.actions}>
            {reachable.map((state) => (
              <Button
                key={state}
                size="small"
                icon={state === "matched" ? "link" : undefined}
                onPress={() => setAsked(state)}
              >
                {state === address.state ? t("address-rematch") : t(`address-to-${state}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
      {asked && <StateDialog to={asked} address={address} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function Facts({ address }: { address: Address }) {
  const t = useText();
  const facts: Fact[] = [{ label: t("dossier-state"), value: <AddressStateBadge state={address.state} /> }];
  if (address.register_id) facts.push({ label: t("register-id"), value: address.register_id });
  if (address.manual_reason) facts.push({ label: t("address-reason"), value: address.manual_reason });
  if (address.written_text) facts.push({ label: t("address-written"), value: address.written_text });
  return <KeyValue facts={facts} />;
}
