// How sure an address is: found in the register, still to be matched, or kept by hand.

import type { AddressState } from "../../api/addresses";
import { useText } from "../../app/i18n";
import { Badge, type Tone } from "../../ui/Badge";

const TONES: Record<AddressState, Tone> = {
  typed: "warning",
  matched: "success",
  manual: "neutral",
};

export function AddressStateBadge({ state }: { state: AddressState }) {
  const t = useText();
  return <Badge tone={TONES[state]}>{t(`address-state-${state}`)}</Badge>;
}
