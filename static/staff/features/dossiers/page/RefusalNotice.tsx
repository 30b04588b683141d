// Why a stage could not be reached: the empty fields, each leading to its place.

import { useCatalogue } from "../../../api/catalogue";
import { useText } from "../../../app/i18n";
import { Notice } from "../../../ui/States";
import { useDesk } from "../form/context";
import { isEmpty } from "../form/fieldValue";
import styles from "./RefusalNotice.module.css";
import type { Refusal } from "./useDossierActions";

export function RefusalNotice({ refusal, onGo }: { refusal: Refusal; onGo: (field: string) => void }) {
  const t = useText();
  const { stageLabel, text } = useCatalogue();
  const { dossier, draft, fields } = useDesk();
  const left = fields.filter((field) => refusal.fields.includes(field.key) && isEmpty(draft.value(field)));
  if (left.length === 0) return null;
  return (
    <Notice tone="danger">
      <p>{t("stage-refused", { stage: stageLabel(dossier.type, refusal.stage), count: left.length })}</p>
      <ul className={styles.fields}>
        {left.map((field) => (
          <li key={field.key}>
            <button type="button" className={styles.field} onClick={() => onGo(field.key)}>
              {text(field.labels)}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
