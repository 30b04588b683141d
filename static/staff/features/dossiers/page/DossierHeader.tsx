// The top of a dossier: whose it is, what it is about, who works on it and by when.

import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "wouter";
import { useCatalogue } from "../../../api/catalogue";
import type { Party } from "../../../api/types";
import { useText } from "../../../app/i18n";
import { useMe } from "../../../app/session";
import { useTitle } from "../../../app/title";
import { Person } from "../../../ui/Avatar";
import { Badge } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { DossierBadges } from "../DossierMarks";
import { DueDate } from "../DueDate";
import { useDesk } from "../form/context";
import { lastList } from "../list/lastList";
import styles from "./DossierHeader.module.css";

export interface DossierHeaderProps {
  onTake: () => void;
  isTaking: boolean;
  /** Further actions. */
  menu: ReactNode;
}

export function DossierHeader({ onTake, isTaking, menu }: DossierHeaderProps) {
  const t = useText();
  const me = useMe();
  const heading = useFocusOnArrival();
  const { dossier, type, openAssignment } = useDesk();
  const { label, subtypeLabel } = useCatalogue();
  const customer = customerOf(dossier.journey.parties);
  const address =
    dossier.journey.addresses.find((candidate) => candidate.is_main) ?? dossier.journey.addresses[0];
  const isCompleted = type?.stages.at(-1)?.key === dossier.stage;
  useTitle([dossier.number, customer].filter(Boolean).join(" · "));

  return (
    <header className={styles.header}>
      <Link href={lastList()} className={styles.back}>
        <Icon name="chevronLeft" size={14} />
        {t("back-to-list")}
      </Link>
      <div className={styles.top}>
        <div className={styles.words}>
          <div className={styles.line}>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              <span className={styles.number}>{dossier.number}</span> {customer}
            </h1>
            <DossierBadges dossier={dossier} />
            {!dossier.allowed.edit && <Badge icon="lock">{t("read-only")}</Badge>}
          </div>
          <p className={styles.facts}>
            <span>
              {label("types", dossier.type)}
              {dossier.subtype && ` · ${subtypeLabel(dossier.type, dossier.subtype)}`}
            </span>
            {address && (
              <span className={styles.withIcon}>
                <Icon name="pin" size={14} />
                {address.text}
              </span>
            )}
          </p>
        </div>
        <div className={styles.actions}>
          {dossier.allowed.assign && dossier.assignee?.id !== me.id && (
            <Button icon="hand" onPress={onTake} isPending={isTaking}>
              {t("take-on")}
            </Button>
          )}
          {dossier.allowed.assign && (
            <Button icon="user" onPress={openAssignment}>
              {t("assign")}
            </Button>
          )}
          {menu}
        </div>
      </div>
      <dl className={styles.handling}>
        <Fact label={t("dossier-assignee")}>
          {dossier.assignee ? (
            <Person name={dossier.assignee.name} />
          ) : (
            <span className={styles.nobody}>{t("nobody")}</span>
          )}
        </Fact>
        <Fact label={t("dossier-queue")}>{dossier.queue ? label("queues", dossier.queue) : "–"}</Fact>
        <Fact label={t("due")}>
          <DueDate value={dossier.due_date} isCompleted={isCompleted} />
        </Fact>
      </dl>
    </header>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The name of the main contact or organisation. */
function customerOf(parties: Party[]) {
  const main = parties.find((party) => party.is_primary) ?? parties[0];
  return main?.contact?.name ?? main?.organisation?.name ?? "";
}

/** Opening a dossier from a list is a new page for who listens or uses the keyboard. */
function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.getElementById("content")?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
