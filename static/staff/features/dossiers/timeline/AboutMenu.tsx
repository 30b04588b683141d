// Chooses what the entries of a timeline are about.

import { TIMELINE_ABOUTS, type TimelineAbout } from "../../../api/activities";
import { useText } from "../../../app/i18n";
import { Menu } from "../../../ui/Menu";

/** Stands in the menu for no choice. */
const ALL = "all";

export interface AboutMenuProps {
  about: TimelineAbout | null;
  onChange: (about: TimelineAbout | null) => void;
}

export function AboutMenu({ about, onChange }: AboutMenuProps) {
  const t = useText();
  return (
    <Menu
      label={t(`timeline-about-${about ?? ALL}`)}
      icon="filter"
      items={[ALL, ...TIMELINE_ABOUTS].map((key) => ({ key, label: t(`timeline-about-${key}`) }))}
      selected={about ?? ALL}
      onAction={(key) => onChange(TIMELINE_ABOUTS.find((known) => known === key) ?? null)}
      size="small"
      variant="quiet"
    />
  );
}
