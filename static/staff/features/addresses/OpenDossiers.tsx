// Says that something is going on here already: reason to look before a new dossier is made.

import { Link } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import type { InvolvedDossier } from "../../api/relations";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Notice } from "../../ui/States";
import styles from "./OpenDossiers.module.css";

export interface OpenDossiersProps {
  dossiers: InvolvedDossier[];
  /** What is being filled in around it must not be lost to a look. */
  opensTab?: boolean;
}

export function OpenDossiers({ dossiers, opensTab = false }: OpenDossiersProps) {
  const t = useText();
  const { label, subtypeLabel, stageLabel } = useCatalogue();
  return (
    <Notice tone="warning">
      <p className={styles.title}>{t("address-open-dossiers", { count: dossiers.length })}</p>
      <ul className={styles.dossiers}>
        {dossiers.map(({ number, type, subtype, stage, assignee_name }) => (
          <li key={number}>
            <DossierLink number={number} opensTab={opensTab} />{" "}
            {[
              label("types", type),
              subtype && subtypeLabel(type, subtype),
              stageLabel(type, stage),
              assignee_name ?? t("nobody"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function DossierLink({ number, opensTab }: { number: string; opensTab: boolean }) {
  const t = useText();
  const href = path("dossier", { number });
  if (!opensTab) {
    return (
      <Link href={href} className={styles.number}>
        {number}
      </Link>
    );
  }
  const label = t("opens-in-tab", { what: number });
  return (
    <a href={href} target="_blank" rel="noreferrer" className={styles.number} aria-label={label}>
      {number}
    </a>
  );
}
