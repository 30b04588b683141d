// What happened: to this dossier, or to the whole journey it belongs to.

import { useState } from "react";
import type { Activity, TimelineAbout } from "../../../api/activities";
import { type TimelineScope, useDossier } from "../../../api/dossier";
import { useText } from "../../../app/i18n";
import { Menu } from "../../../ui/Menu";
import { Panel } from "../../../ui/Panel";
import { Composer } from "../../activities/Composer";
import { useDesk } from "../form/context";
import { AboutMenu } from "./AboutMenu";
import { Entries } from "./Entries";
import styles from "./TimelinePanel.module.css";

export function TimelinePanel() {
  const t = useText();
  const { dossier } = useDesk();
  // Of a journey with one dossier, what is noted for the journey stands here, too.
  const [scope, setScope] = useState<TimelineScope>("journey");
  const [about, setAbout] = useState<TimelineAbout | null>(null);
  // Unsaved edits keep the dossier as it was when they were begun; who is involved is not among them.
  const { journey } = useDossier(dossier.number).data ?? dossier;
  const { allowed, number, type } = dossier;
  /** What was just written is in sight. */
  const show = (made: Activity) => {
    if (!made.dossier_number) setScope("journey");
    if (about !== "activities") setAbout(null);
  };
  return (
    <Panel
      title={t("timeline")}
      actions={
        <div className={styles.menus}>
          {journey.dossiers.length > 1 && (
            <Menu
              label={t(`timeline-of-${scope}`)}
              items={(["dossier", "journey"] as const).map((key) => ({
                key,
                label: t(`timeline-of-${key}`),
              }))}
              selected={scope}
              onAction={(key) => setScope(key as TimelineScope)}
              size="small"
              variant="quiet"
            />
          )}
          <AboutMenu about={about} onChange={setAbout} />
        </div>
      }
    >
      {allowed.edit && (
        <Composer key={number} journey={journey} dossiers={[number]} about={number} onSaved={show} />
      )}
      <Entries
        {...{ number, scope, about }}
        shown={number}
        typeOf={(other) =>
          !other || other === number ? type : journey.dossiers.find((wagon) => wagon.number === other)?.type
        }
        mayWork={allowed.edit}
        parties={journey.parties}
      />
    </Panel>
  );
}
