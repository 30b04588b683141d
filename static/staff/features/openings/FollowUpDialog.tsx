// The next dossier of a journey: people and addresses are there already, little is left to choose.

import { useId, useMemo, useState } from "react";
import { useCatalogue } from "../../api/catalogue";
import { useDossier } from "../../api/dossier";
import type { Dossier, User } from "../../api/types";
import { useUsers } from "../../api/users";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { useMe } from "../../app/session";
import { Button } from "../../ui/Button";
import { RadioGroup } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { ErrorState, Skeleton } from "../../ui/States";
import { MainProjectField, SubtypeField } from "./ChoiceFields";
import { atControl } from "./opening";
import { useOpening } from "./useOpening";
import { useOpeningLabels } from "./words";

export interface FollowUp {
  type: string;
  /** Number of the dossier that it follows. */
  follows: string;
}

export interface FollowUpDialogProps extends FollowUp {
  onClose: () => void;
}

export function FollowUpDialog({ type, follows, onClose }: FollowUpDialogProps) {
  const t = useText();
  const form = useId();
  const { label } = useCatalogue();
  const opening = useOpening(onClose);
  return (
    <Dialog
      title={t("follow-up", { type: label("types", type) })}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} isPending={opening.isPending}>
            {t("make-dossier")}
          </Button>
        </>
      }
    >
      <Contents type={type} follows={follows} form={form} opening={opening} />
    </Dialog>
  );
}

interface ContentsProps extends FollowUp {
  form: string;
  opening: ReturnType<typeof useOpening>;
}

function Contents({ follows, ...props }: ContentsProps) {
  const dossier = useDossier(follows);
  const users = useUsers();
  if (dossier.data && users.data) return <Fields {...props} dossier={dossier.data} users={users.data} />;
  const failed = [dossier, users].find((query) => query.isError && !query.data);
  if (failed) {
    return (
      <ErrorState error={failed.error} onRetry={() => Promise.all([dossier.refetch(), users.refetch()])} />
    );
  }
  return <Skeleton lines={4} />;
}

interface FieldsProps extends Omit<ContentsProps, "follows"> {
  dossier: Dossier;
  users: User[];
}

function Fields({ type, form, opening, dossier, users }: FieldsProps) {
  const t = useText();
  const me = useMe();
  const faultsOf = useFaults();
  const labels = useOpeningLabels();
  const { options } = useCatalogue();
  const [subtype, setSubtype] = useState<string | null>(null);
  // What is no longer in use is not proposed.
  const [project, setProject] = useState(
    () => options("projects").find(({ key }) => key === dossier.main_project)?.key ?? null,
  );
  const [assignee, setAssignee] = useState(me.id);
  const colleague = users.find(({ id }) => id === dossier.assignee?.id && id !== me.id);
  const faults = useMemo(
    () => faultsOf(opening.error, labels).map(atControl),
    [faultsOf, opening.error, labels],
  );

  const submit = () => {
    const { number } = dossier.journey;
    opening.make({ type, subtype, main_project: project, assignee_id: assignee, journey_number: number });
  };
  return (
    <Form id={form} onSubmit={submit} faults={faults}>
      <p>{t("follow-up-text", { number: dossier.journey.number })}</p>
      <SubtypeField type={type} value={subtype} onChange={setSubtype} autoFocus />
      <MainProjectField value={project} onChange={setProject} />
      {colleague && (
        <RadioGroup
          label={labels.assignee_id}
          name="assignee_id"
          look="row"
          options={[
            { key: me.id, label: t("me") },
            { key: colleague.id, label: colleague.name },
          ]}
          value={assignee}
          onChange={setAssignee}
        />
      )}
    </Form>
  );
}
