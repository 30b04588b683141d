// The stages of the dossier. Moving on by one stage needs no question; going back, skipping stages, or unsaved changes
// do.

import { useState } from "react";
import { useCatalogue } from "../../../api/catalogue";
import { useText } from "../../../app/i18n";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { StageBar } from "../../../ui/StageBar";
import { useDesk } from "../form/context";

export interface StageControlProps {
  /** Saves first when there are unsaved changes. */
  onMove: (stage: string) => void;
  pending: string | undefined;
}

type Question = "unsaved" | "backward" | "skipping";

export function StageControl({ onMove, pending }: StageControlProps) {
  const t = useText();
  const { text } = useCatalogue();
  const { dossier, draft, type } = useDesk();
  const [asked, setAsked] = useState<{ stage: string; question: Question } | null>(null);
  const stages = (type?.stages ?? []).map((stage) => ({ key: stage.key, label: text(stage.labels) }));
  const place = (key: string) => stages.findIndex((stage) => stage.key === key);

  const select = (stage: string) => {
    const steps = place(stage) - place(dossier.stage);
    const question = draft.isDirty ? "unsaved" : steps < 0 ? "backward" : steps > 1 ? "skipping" : null;
    if (question) setAsked({ stage, question });
    else onMove(stage);
  };
  const goOn = () => {
    if (asked) onMove(asked.stage);
    setAsked(null);
  };
  const names = {
    from: stages[place(dossier.stage)]?.label ?? "",
    to: asked ? (stages[place(asked.stage)]?.label ?? "") : "",
  };

  return (
    <>
      <StageBar
        label={t("stages")}
        stages={stages}
        current={dossier.stage}
        onSelect={dossier.allowed.change_stage ? select : undefined}
        pending={pending}
      />
      <Dialog
        title={t("stage-to", { to: names.to })}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        size="small"
        footer={
          <>
            <Button onPress={() => setAsked(null)}>{t("cancel")}</Button>
            <Button variant="primary" onPress={goOn} autoFocus>
              {asked?.question === "unsaved" ? t("save-and-move") : t("move-stage")}
            </Button>
          </>
        }
      >
        {asked && <p>{t(`stage-question-${asked.question}`, names)}</p>}
      </Dialog>
    </>
  );
}
