// The colleague who does it.

import type { Activity } from "../../api/activities";
import { useUsers } from "../../api/users";
import { useText } from "../../app/i18n";
import { useMe } from "../../app/session";
import { ComboBox } from "../../ui/ComboBox";
import { Skeleton } from "../../ui/States";

export interface AssigneeFieldProps {
  label: string;
  value: string;
  /** Who does it now: stays a choice, also when it is a former colleague. */
  current?: Activity["assignee"];
  onChange: (id: string) => void;
}

export function AssigneeField({ label, value, current, onChange }: AssigneeFieldProps) {
  const t = useText();
  const me = useMe();
  const users = useUsers();
  // The combo box takes its list once: it waits until the colleagues are known. Without them it is still me.
  if (users.isPending) return <Skeleton lines={2} />;
  const active = (users.data ?? [me]).filter((user) => user.role !== "viewer");
  const isKnown = !current || active.some((user) => user.id === current.id);
  const options = (isKnown ? active : [current, ...active]).map(({ id, name }) => ({ key: id, label: name }));
  return (
    <ComboBox
      label={label}
      name="assignee_id"
      placeholder={t("nobody")}
      options={options}
      value={value || null}
      onChange={(id) => onChange(id ?? "")}
    />
  );
}
