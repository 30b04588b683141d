// Who is involved in a journey: the main contact first, then the others, each with the capacity they act in.

import { useCatalogue } from "../../api/catalogue";
import type { Party } from "../../api/types";
import { useText } from "../../app/i18n";
import { Badge, Badges } from "../../ui/Badge";
import { Icon } from "../../ui/Icon";
import { EmptyState } from "../../ui/States";
import styles from "./People.module.css";
import { writtenTelephone } from "./telephone";

export function People({ parties }: { parties: Party[] }) {
  const t = useText();
  if (parties.length === 0) return <EmptyState icon="users" title={t("people-none")} />;
  return (
    <ul className={styles.people} aria-label={t("people")}>
      {parties.map((party) => (
        <li key={party.id} className={styles.person}>
          <PersonRow party={party} />
        </li>
      ))}
    </ul>
  );
}

function PersonRow({ party }: { party: Party }) {
  const t = useText();
  const { label } = useCatalogue();
  const { contact, organisation } = party;
  return (
    <>
      <div className={styles.words}>
        <p className={styles.name}>
          <Icon name={contact ? "user" : "building"} />
          {contact?.name ?? organisation?.name ?? "–"}
        </p>
        {contact && organisation && <p className={styles.muted}>{organisation.name}</p>}
        <Badges>
          {party.is_primary && <Badge tone="accent">{t("main-contact")}</Badge>}
          {party.roles.map((role) => (
            <Badge key={role}>{label("roles", role)}</Badge>
          ))}
        </Badges>
      </div>
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
    </>
  );
}
