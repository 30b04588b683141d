// The dossiers that came of an event, as far as the reader may see them.

import { useState } from "react";
import { Link } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import { type DeskEvent, type EventDossier, useLinkDossier } from "../../api/events";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { path } from "../../app/routes";
import { Button, IconButton } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { EmptyState } from "../../ui/States";
import { toast } from "../../ui/Toast";
import { StageLabel } from "../dossiers/StageLabel";
import { LinkDossierDialog } from "./LinkDossierDialog";
import { RemoveDialog } from "./RemoveDialog";
import styles from "./Rows.module.css";

export function EventDossiers({ event }: { event: DeskEvent }) {
  const t = useText();
  const problemText = useProblemText();
  const link = useLinkDossier(event.id);
  const [isLinking, setLinking] = useState(false);
  const [removed, setRemoved] = useState<EventDossier | null>(null);
  const unlink = ({ number }: EventDossier) =>
    link.mutate(
      { number, isLinked: false },
      {
        onSuccess: () => toast.success(t("event-dossier-unlinked", { number })),
        onError: (error) => toast.error(problemText(error)),
        onSettled: () => setRemoved(null),
      },
    );

  return (
    <Panel
      title={t("event-dossiers")}
      isFlush
      actions={
        event.may_edit && (
          <Button size="small" icon="link" onPress={() => setLinking(true)}>
            {t("event-dossier-link")}
          </Button>
        )
      }
    >
      {event.dossiers.length === 0 ? (
        <EmptyState icon="folder" title={t("event-dossiers-none")} />
      ) : (
        <ul className={styles.rows} aria-label={t("event-dossiers")}>
          {event.dossiers.map((dossier) => (
            <DossierRow
              key={dossier.number}
              dossier={dossier}
              onRemove={event.may_edit && dossier.may_edit ? () => setRemoved(dossier) : undefined}
            />
          ))}
        </ul>
      )}
      {isLinking && <LinkDossierDialog event={event} onClose={() => setLinking(false)} />}
      {removed && (
        <RemoveDialog
          question={t("event-dossier-unlink-question", { number: removed.number })}
          text={t("event-dossier-unlink-text")}
          action={t("event-dossier-unlink")}
          isPending={link.isPending}
          onClose={() => setRemoved(null)}
          onRemove={() => unlink(removed)}
        />
      )}
    </Panel>
  );
}

function DossierRow({ dossier, onRemove }: { dossier: EventDossier; onRemove?: () => void }) {
  const t = useText();
  const { label, subtypeLabel } = useCatalogue();
  const { number, type, subtype, stage } = dossier;
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <Link href={path("dossier", { number })} className={styles.link}>
          {number}
        </Link>
        <span className={styles.type}>
          {label("types", type)}
          {subtype && ` · ${subtypeLabel(type, subtype)}`}
        </span>
        <StageLabel type={type} stage={stage} />
      </span>
      {onRemove && (
        <IconButton
          icon="cross"
          size="small"
          label={t("event-dossier-unlink-named", { number })}
          onPress={onRemove}
        />
      )}
    </li>
  );
}
