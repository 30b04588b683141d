// The records that were merged into this one, each with the way to its merge, where it can be undone.

import { Link } from "wouter";
import type { MergedRecord } from "../../api/relations";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { DateText } from "../../ui/DateText";
import { Panel } from "../../ui/Panel";
import styles from "./MergedRecords.module.css";

export function MergedRecords({ merged }: { merged: MergedRecord[] }) {
  const t = useText();
  return (
    <Panel title={t("merged-records")} isFlush>
      <ul className={styles.merged}>
        {merged.map((record) => (
          <li key={record.merge_id} className={styles.record}>
            <span>
              {record.name}{" "}
              <span className={styles.muted}>
                {t("merged-on")} <DateText value={record.merged_at} />
              </span>
            </span>
            <Link
              href={path("merge", { id: record.merge_id })}
              aria-label={t("show-merge-named", { name: record.name })}
            >
              {t("show-merge")}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
