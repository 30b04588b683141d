// Takes a person or an organisation out of use, or into it again.

import { useState } from "react";
import { isProblem } from "../../api/problem";
import { type Noun, type Relation, type RelationState, useRelationCommand } from "../../api/relations";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { toast } from "../../ui/Toast";

export function RelationMenu({ noun, record }: { noun: Noun; record: Relation }) {
  const t = useText();
  const problemText = useProblemText();
  const command = useRelationCommand(noun);
  /** What is asked about; it stays when the record becomes so meanwhile. */
  const [asked, setAsked] = useState<RelationState | null>(null);
  const next: RelationState = record.state === "active" ? "inactive" : "active";
  const words = (state: RelationState) => (state === "inactive" ? "deactivate" : "activate");

  const goOn = (state: RelationState) =>
    command.mutate(
      { on: record, command: { kind: "state", state } },
      {
        onSuccess: () => toast.success(t(`done-${words(state)}`, { name: record.name })),
        onError: (error) => {
          toast.error(isProblem(error, 412) ? t("problem-stale") : problemText(error));
        },
        onSettled: () => setAsked(null),
      },
    );

  return (
    <>
      <Menu
        label={t("more-actions")}
        trigger={<Icon name="more" />}
        items={[{ key: next, label: t(`do-${words(next)}`), icon: next === "inactive" ? "cross" : "check" }]}
        onAction={() => setAsked(next)}
      />
      {asked && (
        <Dialog
          title={t(`ask-${words(asked)}`, { name: record.name })}
          isOpen
          onClose={() => setAsked(null)}
          size="small"
          footer={
            <>
              <Button onPress={() => setAsked(null)}>{t("cancel")}</Button>
              <Button
                variant={asked === "inactive" ? "danger" : "primary"}
                isPending={command.isPending}
                onPress={() => goOn(asked)}
              >
                {t(`do-${words(asked)}`)}
              </Button>
            </>
          }
        >
          <p>{t(`ask-text-${words(asked)}`)}</p>
        </Dialog>
      )}
    </>
  );
}
