// In which capacities somebody is involved, where and from when to when.

import { useCatalogue } from "../../api/catalogue";
import type { WantedRole } from "../../api/parties";
import { useDates } from "../../app/dates";
import { type Translate, useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import styles from "./Capacities.module.css";

export function Capacities({ capacities }: { capacities: WantedRole[] }) {
  const t = useText();
  const dates = useDates();
  const { label } = useCatalogue();
  return (
    <ul className={styles.capacities} aria-label={t("item-capacity")}>
      {capacities.map((capacity) => {
        const where = [
          capacity.dossier_number && t("capacity-in-dossier", { number: capacity.dossier_number }),
          span(t, dates.date, capacity),
        ].filter(Boolean);
        return (
          <li
            key={[capacity.role, capacity.dossier_number, capacity.from, capacity.to].join(" ")}
            className={styles.capacity}
          >
            <Badge>{label("roles", capacity.role)}</Badge>
            {where.length > 0 && <span className={styles.where}>{where.join(" · ")}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** "van 1 mrt 2026 tot 3 mei 2026", as far as it is known. */
function span(t: Translate, date: (value: string) => string, { from, to }: WantedRole): string {
  if (from && to) return t("capacity-from-to", { from: date(from), to: date(to) });
  if (from) return t("capacity-from", { from: date(from) });
  return to ? t("capacity-to", { to: date(to) }) : "";
}
