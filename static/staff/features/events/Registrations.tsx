// Who registered for an event: people whom the desk knows, and numbers of people whom it does not.

import { useState } from "react";
import { Link } from "wouter";
import { type DeskEvent, type EventRegistration, useUnregister } from "../../api/events";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { path } from "../../app/routes";
import { Button, IconButton } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Panel } from "../../ui/Panel";
import { EmptyState } from "../../ui/States";
import { toast } from "../../ui/Toast";
import { RegisterDialog } from "./RegisterDialog";
import { RemoveDialog } from "./RemoveDialog";
import styles from "./Rows.module.css";
import { useRegistrantText } from "./words";

export function Registrations({ event }: { event: DeskEvent }) {
  const t = useText();
  const problemText = useProblemText();
  const registrantText = useRegistrantText();
  const unregister = useUnregister(event.id);
  const [isAdding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<EventRegistration | null>(null);
  const remove = (registration: EventRegistration) =>
    unregister.mutate(registration.id, {
      onSuccess: () => toast.success(t("event-unregistered")),
      onError: (error) => toast.error(problemText(error)),
      onSettled: () => setRemoved(null),
    });

  return (
    <Panel
      title={t("event-registrations")}
      isFlush
      actions={
        event.may_edit && (
          <Button size="small" icon="plus" onPress={() => setAdding(true)}>
            {t("event-register")}
          </Button>
        )
      }
    >
      {event.registrations.length === 0 ? (
        <EmptyState icon="users" title={t("event-registrations-none")} />
      ) : (
        <>
          <p className={styles.total}>{t("event-people-count", { count: event.people })}</p>
          <ul className={styles.rows} aria-label={t("event-registrations")}>
            {event.registrations.map((registration) => (
              <Registration
                key={registration.id}
                registration={registration}
                onRemove={event.may_edit ? () => setRemoved(registration) : undefined}
              />
            ))}
          </ul>
        </>
      )}
      {isAdding && <RegisterDialog event={event} onClose={() => setAdding(false)} />}
      {removed && (
        <RemoveDialog
          question={t("event-unregister-question", { name: registrantText(removed) })}
          text={t("event-unregister-text")}
          action={t("event-unregister")}
          isPending={unregister.isPending}
          onClose={() => setRemoved(null)}
          onRemove={() => remove(removed)}
        />
      )}
    </Panel>
  );
}

interface RegistrationProps {
  registration: EventRegistration;
  onRemove?: () => void;
}

function Registration({ registration, onRemove }: RegistrationProps) {
  const t = useText();
  const name = useRegistrantText()(registration);
  const { contact } = registration;
  return (
    <li className={styles.row}>
      <Icon name={contact ? "user" : "users"} />
      <span className={styles.words}>
        {contact ? (
          <Link href={path("contact", { id: contact.id })} className={styles.link}>
            {name}
          </Link>
        ) : (
          name
        )}
      </span>
      {onRemove && (
        <IconButton
          icon="cross"
          size="small"
          label={t("event-unregister-named", { name })}
          onPress={onRemove}
        />
      )}
    </li>
  );
}
