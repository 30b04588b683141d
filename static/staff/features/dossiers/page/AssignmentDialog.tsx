// Gives the dossier to a colleague, to nobody, and to a queue.

import { useId, useState } from "react";
import { useCatalogue } from "../../../api/catalogue";
import type { Dossier } from "../../../api/types";
import { useUsers } from "../../../api/users";
import { useText } from "../../../app/i18n";
import { useFaults } from "../../../app/problems";
import { useMe } from "../../../app/session";
import { Button } from "../../../ui/Button";
import { ComboBox } from "../../../ui/ComboBox";
import { Dialog } from "../../../ui/Dialog";
import { Form } from "../../../ui/Form";
import { Select } from "../../../ui/Select";
import { ErrorState, Skeleton } from "../../../ui/States";
import styles from "./AssignmentDialog.module.css";

export interface AssignmentDialogProps {
  dossier: Dossier;
  onClose: () => void;
  onAssign: (assignee: string | null, queue: string | null) => void;
  isPending: boolean;
  error: unknown;
}

export function AssignmentDialog(props: AssignmentDialogProps) {
  const { dossier, onClose, isPending } = props;
  const t = useText();
  const form = useId();
  return (
    <Dialog
      title={t("assign-dossier", { number: dossier.number })}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} isPending={isPending}>
            {t("assign")}
          </Button>
        </>
      }
    >
      <Contents {...props} form={form} />
    </Dialog>
  );
}

function Contents({ dossier, onAssign, error, form }: AssignmentDialogProps & { form: string }) {
  const t = useText();
  const me = useMe();
  const users = useUsers();
  const faultsOf = useFaults();
  const { options } = useCatalogue();
  const [assignee, setAssignee] = useState(dossier.assignee?.id ?? null);
  const [queue, setQueue] = useState(dossier.queue ?? null);

  // The combo box takes its list once: it waits until the colleagues are known.
  if (!users.data) {
    if (users.isError) return <ErrorState error={users.error} onRetry={() => users.refetch()} />;
    return <Skeleton lines={3} />;
  }
  const known = users.data.map((user) => ({ key: user.id, label: user.name }));
  const former =
    dossier.assignee && !users.data.some((user) => user.id === dossier.assignee?.id)
      ? [{ key: dossier.assignee.id, label: dossier.assignee.name }]
      : [];
  const labels = { assignee_id: t("dossier-assignee"), queue: t("dossier-queue") };

  return (
    <Form id={form} onSubmit={() => onAssign(assignee, queue)} faults={faultsOf(error, labels)}>
      <ComboBox
        key={assignee === me.id ? "me" : "other"}
        label={labels.assignee_id}
        name="assignee_id"
        placeholder={t("nobody")}
        options={[...former, ...known]}
        value={assignee}
        onChange={setAssignee}
      />
      {assignee !== me.id && (
        <div className={styles.shortcut}>
          <Button size="small" icon="hand" onPress={() => setAssignee(me.id)}>
            {t("assign-to-me")}
          </Button>
        </div>
      )}
      <Select
        label={labels.queue}
        name="queue"
        options={[{ key: "", label: t("no-queue") }, ...options("queues", queue)]}
        value={queue}
        onChange={(key) => setQueue(key || null)}
      />
    </Form>
  );
}
