// The building that an address lies in, in short, with its other addresses; or the way to make it one.

import { useState } from "react";
import type { Address } from "../../api/addresses";
import { type Building, useMakeBuilding } from "../../api/buildings";
import { keysByBody } from "../../api/client";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { Button, ButtonLink } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { toast } from "../../ui/Toast";
import { BuildingAddresses } from "./BuildingAddresses";
import { BuildingFacts } from "./BuildingData";
import styles from "./BuildingPanel.module.css";
import { JoinBuilding } from "./JoinBuilding";
import { LeaveBuilding } from "./LeaveBuilding";
import { buildingPath } from "./words";

/** What tells most of a building; its own page has the rest. */
const FACTS = ["dwelling_units", "storeys", "typology", "association_id"] as const;
const ADDRESSES_MAX = 10;

export interface BuildingPanelProps {
  address: Address;
  building: Building | null;
}

export function BuildingPanel({ address, building }: BuildingPanelProps) {
  const t = useText();
  return (
    <Panel title={t("building")} isFlush>
      {building ? (
        <Known address={address} building={building} />
      ) : (
        <div className={styles.part}>
          <p className={styles.muted}>{t("building-none")}</p>
          {address.allowed.edit && (
            <div className={styles.actions}>
              <MakeBuilding address={address} />
              <JoinBuilding address={address} />
            </div>
          )}
        </div>
      )}
    </Panel>
  );
}

function Known({ address, building }: { address: Address; building: Building }) {
  const t = useText();
  const all = [...building.addresses, ...building.apartments];
  const others = all.filter((other) => other.id !== address.id);
  const shown = others.slice(0, ADDRESSES_MAX);
  return (
    <>
      <div className={styles.part}>
        <BuildingFacts building={building} fields={FACTS} />
        <div className={styles.actions}>
          <ButtonLink href={buildingPath(building.id)} size="small" icon="building">
            {t("building-open", { count: all.length })}
          </ButtonLink>
          {address.allowed.edit && <LeaveBuilding address={address} />}
        </div>
      </div>
      {shown.length > 0 && (
        <section className={styles.others}>
          <h3 className={styles.title}>{t("building-other-addresses")}</h3>
          <BuildingAddresses label={t("building-other-addresses")} addresses={shown} />
          {others.length > shown.length && (
            <p className={styles.more}>
              {t("building-more-addresses", { count: others.length - shown.length })}
            </p>
          )}
        </section>
      )}
    </>
  );
}

function MakeBuilding({ address }: { address: Address }) {
  const t = useText();
  const problemText = useProblemText();
  const make = useMakeBuilding();
  const [keyOf] = useState(keysByBody);
  const press = () =>
    make.mutate(
      { key: keyOf([address.id, address.version]), address },
      {
        onSuccess: () => toast.success(t("building-made")),
        onError: (error) => toast.error(isProblem(error, 412) ? t("problem-stale") : problemText(error)),
      },
    );
  return (
    <Button size="small" icon="building" isPending={make.isPending} onPress={press}>
      {t("building-make")}
    </Button>
  );
}
