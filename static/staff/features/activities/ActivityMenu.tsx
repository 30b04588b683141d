// What who wrote an activity can do with it: change it, withdraw it, take that back.

import { useState } from "react";
import type { TimelineActivity } from "../../api/activities";
import type { Party } from "../../api/types";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuEntry } from "../../ui/Menu";
import { EditActivityDialog } from "./EditActivityDialog";
import { useActivityState } from "./useActivityState";
import { useSubject } from "./words";

export interface ActivityMenuProps {
  activity: TimelineActivity;
  /** Who is involved in its journey. */
  parties: Party[];
}

export function ActivityMenu({ activity, parties }: ActivityMenuProps) {
  const t = useText();
  const subjectOf = useSubject();
  const change = useActivityState();
  const [asked, setAsked] = useState<string | null>(null);
  const close = () => setAsked(null);
  const items: MenuEntry[] =
    activity.state === "withdrawn"
      ? [{ key: "restore", label: t("activity-restore"), icon: "refresh" }]
      : [
          { key: "edit", label: t("change"), icon: "edit" },
          { key: "withdraw", label: t("activity-withdraw"), icon: "cross" },
        ];
  return (
    <>
      <Menu
        label={t("party-actions", { name: subjectOf(activity) })}
        trigger={<Icon name="more" />}
        variant="quiet"
        size="small"
        items={items}
        isPending={change.isPending}
        onAction={(key) => (key === "restore" ? change.restore(activity) : setAsked(key))}
      />
      {asked === "edit" && <EditActivityDialog id={activity.id} parties={parties} onClose={close} />}
      {asked === "withdraw" && (
        <Dialog
          title={t("activity-withdraw-question", { kind: activity.kind })}
          isOpen
          onClose={close}
          size="small"
          footer={
            <>
              <Button onPress={close}>{t("cancel")}</Button>
              <Button
                variant="danger"
                isPending={change.isPending}
                onPress={() => change.withdraw(activity).then(close)}
              >
                {t("activity-withdraw")}
              </Button>
            </>
          }
        >
          <p>{t("activity-withdraw-text", { subject: subjectOf(activity) })}</p>
        </Dialog>
      )}
    </>
  );
}
