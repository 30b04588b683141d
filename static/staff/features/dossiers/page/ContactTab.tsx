// Who and where: the people and addresses of the journey, shown in each of its dossiers.

import { useText } from "../../../app/i18n";
import { Panel } from "../../../ui/Panel";
import { Addresses } from "../../journeys/Addresses";
import { People } from "../../journeys/People";
import { useDesk } from "../form/context";
import styles from "../form/FormTab.module.css";

export function ContactTab() {
  const t = useText();
  const { parties, addresses } = useDesk().dossier.journey;
  return (
    <div className={styles.sections}>
      <Panel title={t("people")} isFlush>
        <People parties={parties} />
      </Panel>
      <Panel title={t("addresses")} isFlush>
        <Addresses addresses={addresses} />
      </Panel>
    </div>
  );
}
