// The tabs of a dossier: those of its type's form, then people, journey and, on a narrow screen, the timeline.

import type { DossierType } from "../../../api/types";
import { useLabel, useText } from "../../../app/i18n";
import { Tabs } from "../../../ui/Tabs";
import { useDesk } from "../form/context";
import { FormTab } from "../form/FormTab";
import { isEditable } from "../form/fieldValue";
import { isMissing } from "../form/required";
import { TimelinePanel } from "../timeline/TimelinePanel";
import { ContactTab } from "./ContactTab";
import styles from "./DossierTabs.module.css";
import { JourneyTab } from "./JourneyTab";
import { SubmissionCard } from "./SubmissionCard";

export const TIMELINE_TAB = "timeline";

type Tab = DossierType["tabs"][number];

/** Tabs without sections that have a screen of their own; others are not built yet and stay away. */
const SCREENS = ["contact", "journey"];

export const shownTabs = (type: DossierType | undefined): Tab[] =>
  (type?.tabs ?? []).filter((tab) => tab.sections.length > 0 || SCREENS.includes(tab.key));

/** The key of the tab on which a field stands. */
export const tabOf = (type: DossierType | undefined, field: string) =>
  type?.tabs.find((tab) => tab.sections.some((section) => section.fields.includes(field)))?.key;

export interface DossierTabsProps {
  selected: string;
  onSelect: (tab: string) => void;
  hasTimeline: boolean;
}

export function DossierTabs({ selected, onSelect, hasTimeline }: DossierTabsProps) {
  const t = useText();
  const text = useLabel();
  const { type } = useDesk();
  const missingOn = useMissing();
  const tabs = shownTabs(type).map((tab) => {
    const count = missingOn(tab);
    return { key: tab.key, label: text(tab.labels), ...(count > 0 ? { count, isAlarming: true } : {}) };
  });
  if (hasTimeline) tabs.push({ key: TIMELINE_TAB, label: t("timeline") });
  return (
    <Tabs label={t("dossier")} tabs={tabs} selected={selected} onSelect={onSelect}>
      <div className={styles.panel}>
        <Contents tab={selected} />
      </div>
    </Tabs>
  );
}

function Contents({ tab }: { tab: string }) {
  const { dossier, type } = useDesk();
  if (tab === TIMELINE_TAB) return <TimelinePanel />;
  if (tab === "contact") return <ContactTab />;
  if (tab === "journey") return <JourneyTab />;
  const form = type?.tabs.find((candidate) => candidate.key === tab);
  return (
    <>
      {tab === "request" && dossier.submission && <SubmissionCard submission={dossier.submission} />}
      {form && <FormTab tab={form} />}
    </>
  );
}

/** How many fields of a tab are still wanted before the present stage can be left. */
function useMissing() {
  const { dossier, draft, type, fields } = useDesk();
  return (tab: Tab) => {
    const keys = tab.sections.flatMap((section) => section.fields);
    const isWanted = (key: string) => {
      const field = fields.find((candidate) => candidate.key === key);
      return field && isEditable(field) && isMissing(field, type, dossier, draft.value(field));
    };
    return keys.filter(isWanted).length;
  };
}
