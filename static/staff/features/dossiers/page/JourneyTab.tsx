// The train this dossier is a wagon of.

import { useDossier } from "../../../api/dossier";
import { useText } from "../../../app/i18n";
import { Panel } from "../../../ui/Panel";
import { Train } from "../../journeys/Train";
import { useDesk } from "../form/context";

export function JourneyTab() {
  const t = useText();
  const { dossier } = useDesk();
  // Unsaved edits keep the dossier as it was when they were begun; the other dossiers are not among them.
  const { journey } = useDossier(dossier.number).data ?? dossier;
  return (
    <Panel title={t("journey-of", { number: journey.number })}>
      <Train journey={journey} current={dossier.number} />
    </Panel>
  );
}
