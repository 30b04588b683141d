// Who and where: the people and addresses of the journey, shown in each of its dossiers.

import { useDossier } from "../../../api/dossier";
import { useText } from "../../../app/i18n";
import { Panel } from "../../../ui/Panel";
import { Addresses } from "../../journeys/Addresses";
import { PartiesPanel } from "../../journeys/PartiesPanel";
import { useDesk } from "../form/context";
import styles from "../form/FormTab.module.css";

export function ContactTab() {
  const t = useText();
  const { dossier } = useDesk();
  // Unsaved edits keep the dossier as it was when they were begun; who is involved is not among them.
  const { journey } = useDossier(dossier.number).data ?? dossier;
  const { addresses } = journey;
  return (
    <div className={styles.sections}>
      <PartiesPanel journey={journey} />
      <Panel title={t("addresses")} isFlush>
        <Addresses addresses={addresses} />
      </Panel>
    </div>
  );
}
