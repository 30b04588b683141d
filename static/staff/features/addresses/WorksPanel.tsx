// What was and will be done here and in the building, newest first.

import { Link } from "wouter";
import type { AddressWork } from "../../api/addresses";
import { useCatalogue } from "../../api/catalogue";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Badge, Badges, type Tone } from "../../ui/Badge";
import { Panel } from "../../ui/Panel";
import { writtenPartialDate } from "../../ui/partialDate";
import { EmptyState } from "../../ui/States";
import styles from "./WorksPanel.module.css";

const TONES: Record<string, Tone> = {
  decided: "info",
  planned: "info",
  running: "accent",
  completed: "success",
};

export function WorksPanel({ works }: { works: AddressWork[] }) {
  const t = useText();
  return (
    <Panel title={t("works")} isFlush>
      {works.length === 0 ? (
        <EmptyState icon="hand" title={t("works-none")} />
      ) : (
        <ul className={styles.works} aria-label={t("works")}>
          {works.map((work) => (
            <li key={work.id} className={styles.work}>
              <Work work={work} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Work({ work }: { work: AddressWork }) {
  const t = useText();
  const { label } = useCatalogue();
  const day = work.completed_on ?? work.decided_on;
  return (
    <>
      <span className={styles.name}>{label("work_kinds", work.kind)}</span>
      <Badges>
        <Badge tone={TONES[work.state]}>{t(`work-state-${work.state}`)}</Badge>
        {work.part === "common" && <Badge>{t("common-parts")}</Badge>}
      </Badges>
      <span className={styles.muted}>
        {day &&
          t(work.completed_on ? "work-completed-on" : "work-decided-on", { date: writtenPartialDate(day) })}
      </span>
      <span className={styles.dossiers}>
        {work.dossiers.map((number) => (
          <Link key={number} href={path("dossier", { number })} className={styles.number}>
            {number}
          </Link>
        ))}
      </span>
    </>
  );
}
