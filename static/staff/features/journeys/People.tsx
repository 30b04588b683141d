// Who is involved in a journey: the main contact first, then the others, each with the capacities they act in.

import { Link } from "wouter";
import type { Party } from "../../api/types";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Badge, Badges } from "../../ui/Badge";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuEntry } from "../../ui/Menu";
import { EmptyState } from "../../ui/States";
import { Capacities } from "../relations/Capacities";
import styles from "./People.module.css";
import { writtenTelephone } from "./telephone";

export type PartyAction = "edit" | "main" | "remove";

/** The name of a person or an organisation that is involved. */
export const nameOf = ({ contact, organisation }: Pick<Party, "contact" | "organisation">) =>
  contact?.name ?? organisation?.name ?? "–";

export interface PeopleProps {
  parties: Party[];
  /** Only for who may say who is involved. */
  onAction?: (party: Party, action: PartyAction) => void;
}

export function People({ parties, onAction }: PeopleProps) {
  const t = useText();
  if (parties.length === 0) return <EmptyState icon="users" title={t("people-none")} />;
  return (
    <ul className={styles.people} aria-label={t("people")}>
      {parties.map((party) => (
        <li key={party.id} className={styles.person}>
          <Who party={party} />
          <Reach party={party} />
          {onAction && (
            <PartyMenu
              party={party}
              isOnly={parties.length === 1}
              onAction={(action) => onAction(party, action)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Who({ party }: { party: Party }) {
  const t = useText();
  const { contact, organisation } = party;
  return (
    <div className={styles.words}>
      <p className={styles.name}>
        <Icon name={contact ? "user" : "building"} />
        <RecordLink party={party} />
      </p>
      {contact && organisation && <p className={styles.muted}>{organisation.name}</p>}
      {party.is_primary && (
        <Badges>
          <Badge tone="accent">{t("main-contact")}</Badge>
        </Badges>
      )}
      {party.capacities.length > 0 && <Capacities capacities={party.capacities} />}
    </div>
  );
}

function RecordLink({ party: { contact, organisation } }: { party: Party }) {
  const link = contact
    ? { href: path("contact", { id: contact.id }), name: contact.name }
    : organisation && { href: path("organisation", { id: organisation.id }), name: organisation.name };
  if (!link) return <>–</>;
  return (
    <Link href={link.href} className={styles.record}>
      {link.name}
    </Link>
  );
}

function Reach({ party: { contact } }: { party: Party }) {
  const t = useText();
  return (
    <ul className={styles.reach}>
      {contact?.email && (
        <li>
          <a href={`mailto:${contact.email}`} className={styles.link}>
            <Icon name="mail" />
            <span className="visually-hidden">{t("email")}: </span>
            <span className={styles.text}>{contact.email}</span>
          </a>
        </li>
      )}
      {contact?.telephone && (
        <li>
          <a href={`tel:${contact.telephone.replace(/[^+\d]/g, "")}`} className={styles.link}>
            <Icon name="phone" />
            <span className="visually-hidden">{t("item-telephone")}: </span>
            <span className={styles.text}>{writtenTelephone(contact.telephone)}</span>
          </a>
        </li>
      )}
    </ul>
  );
}

interface PartyMenuProps {
  party: Party;
  isOnly: boolean;
  onAction: (action: PartyAction) => void;
}

/** The main contact cannot be removed unless nobody else is left: another one comes first. */
function PartyMenu({ party, isOnly, onAction }: PartyMenuProps) {
  const t = useText();
  const items: MenuEntry[] = [{ key: "edit", label: t("capacities-change"), icon: "edit" }];
  if (!party.is_primary) items.push({ key: "main", label: t("party-make-main"), icon: "check" });
  if (!party.is_primary || isOnly) items.push({ key: "remove", label: t("party-remove"), icon: "cross" });
  return (
    <div className={styles.menu}>
      <Menu
        label={t("party-actions", { name: nameOf(party) })}
        trigger={<Icon name="more" />}
        variant="quiet"
        size="small"
        items={items}
        onAction={(key) => onAction(key as PartyAction)}
      />
    </div>
  );
}
