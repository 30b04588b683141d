// Who and where: the people and addresses of the journey, shown in each of its dossiers.

import { useDossier } from "../../../api/dossier";
import { AddressesPanel } from "../../journeys/AddressesPanel";
import { PartiesPanel } from "../../journeys/PartiesPanel";
import { useDesk } from "../form/context";
import styles from "../form/FormTab.module.css";

export function ContactTab() {
  const { dossier } = useDesk();
  // Unsaved edits keep the dossier as it was when they were begun; who is involved and where is not among them.
  const { journey } = useDossier(dossier.number).data ?? dossier;
  return (
    <div className={styles.sections}>
      <PartiesPanel journey={journey} />
      <AddressesPanel journey={journey} />
    </div>
  );
}
