// Whether an event is still to come, goes on, or is over.

import { today } from "../../app/dates";
import { useText } from "../../app/i18n";
import { Badge, type Tone } from "../../ui/Badge";
import { type Days, type Standing, standingOf } from "./days";

const TONES: Record<Standing, Tone> = { upcoming: "info", running: "success", past: "neutral" };

export function StandingBadge({ days }: { days: Days }) {
  const t = useText();
  const standing = standingOf(days, today());
  return <Badge tone={TONES[standing]}>{t(`event-standing-${standing}`)}</Badge>;
}
