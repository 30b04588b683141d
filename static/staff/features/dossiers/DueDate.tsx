// The due date of a dossier; one that has passed says so.

import { today } from "../../app/dates";
import { useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import { DateText } from "../../ui/DateText";

export function DueDate({ value, isCompleted }: { value: string | null | undefined; isCompleted?: boolean }) {
  const t = useText();
  if (!value || isCompleted || value >= today()) return <DateText value={value} />;
  return (
    <Badge tone="danger" icon="clock">
      <span className="visually-hidden">{t("overdue")}: </span>
      <DateText value={value} />
    </Badge>
  );
}
