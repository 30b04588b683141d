// Says that national register numbers were made unreadable in what was just saved.

import type { Relation } from "../../api/relations";
import { useText } from "../../app/i18n";
import { toast } from "../../ui/Toast";

export function useTellMasked(): (saved: Pick<Relation, "masked">) => void {
  const t = useText();
  return ({ masked }) => {
    if (masked > 0) toast.info(t("masked", { count: masked }));
  };
}
