// What is out of the ordinary about a dossier: restricted, urgent, put aside.

import type { DossierRow } from "../../api/types";
import { useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import { Icon } from "../../ui/Icon";
import styles from "./DossierMarks.module.css";

type Marked = Pick<DossierRow, "restricted" | "priority" | "state">;

/** As small icons behind a number in a list. */
export function DossierIcons({ dossier }: { dossier: Marked }) {
  const t = useText();
  return (
    <>
      {dossier.restricted && (
        <span className={styles.lock} role="img" aria-label={t("restricted")} title={t("restricted")}>
          <Icon name="lock" size={14} />
        </span>
      )}
      {dossier.priority === "high" && (
        <span className={styles.urgent} role="img" aria-label={t("priority-high")} title={t("priority-high")}>
          <Icon name="flag" size={14} />
        </span>
      )}
      {dossier.state === "inactive" && (
        <span
          className={styles.inactive}
          role="img"
          aria-label={t("state-inactive")}
          title={t("state-inactive")}
        >
          <Icon name="cross" size={14} />
        </span>
      )}
    </>
  );
}

/** In words, at the top of the dossier. */
export function DossierBadges({ dossier }: { dossier: Marked }) {
  const t = useText();
  return (
    <>
      {dossier.restricted && (
        <Badge tone="warning" icon="lock">
          {t("restricted")}
        </Badge>
      )}
      {dossier.priority === "high" && (
        <Badge tone="danger" icon="flag">
          {t("priority-high")}
        </Badge>
      )}
      {dossier.priority === "low" && <Badge>{t("priority-low")}</Badge>}
      {dossier.state === "inactive" && <Badge>{t("state-inactive")}</Badge>}
    </>
  );
}
