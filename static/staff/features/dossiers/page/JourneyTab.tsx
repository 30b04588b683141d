// The train this dossier is a wagon of.

import { useText } from "../../../app/i18n";
import { Panel } from "../../../ui/Panel";
import { Train } from "../../journeys/Train";
import { useDesk } from "../form/context";

export function JourneyTab() {
  const t = useText();
  const { dossier } = useDesk();
  const { number, dossiers } = dossier.journey;
  return (
    <Panel title={t("journey-of", { number })}>
      <Train wagons={dossiers} current={dossier.number} />
    </Panel>
  );
}
