// What happened in a journey, and what is planned.

import { useState } from "react";
import type { TimelineAbout } from "../../api/activities";
import type { Journey } from "../../api/types";
import { useText } from "../../app/i18n";
import { Panel } from "../../ui/Panel";
import { Composer } from "../activities/Composer";
import { AboutMenu } from "../dossiers/timeline/AboutMenu";
import { Entries } from "../dossiers/timeline/Entries";
import { useWorkedOn } from "./useWorkedOn";

export function JourneyTimeline({ journey }: { journey: Pick<Journey, "number" | "parties" | "dossiers"> }) {
  const t = useText();
  const [about, setAbout] = useState<TimelineAbout | null>(null);
  const workedOn = useWorkedOn(journey.dossiers);
  // A journey is told by any of its dossiers.
  const [first] = journey.dossiers;
  if (!first) return null;
  return (
    <Panel title={t("timeline")} actions={<AboutMenu about={about} onChange={setAbout} />}>
      {workedOn.length > 0 && (
        <Composer
          key={journey.number}
          journey={journey}
          dossiers={workedOn}
          about={null}
          // What was just written is in sight.
          onSaved={() => about !== "activities" && setAbout(null)}
        />
      )}
      <Entries
        number={first.number}
        scope="journey"
        about={about}
        typeOf={(number) => journey.dossiers.find((dossier) => dossier.number === number)?.type}
        mayWork={workedOn.length > 0}
        parties={journey.parties}
      />
    </Panel>
  );
}
