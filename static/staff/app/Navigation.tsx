// The way around: start, queues, people, organisations, addresses and events, journeys by type of dossier, tasks, reports.

import { useId } from "react";
import { Link, useLocation } from "wouter";
import { useCatalogue } from "../api/catalogue";
import { useQueueCounts } from "../api/queues";
import { Count } from "../ui/Badge";
import { Icon, type IconName } from "../ui/Icon";
import { useText } from "./i18n";
import { path } from "./routes";
import styles from "./Shell.module.css";
import { useMay } from "./session";

interface NavigationProps {
  /** Icons only. */
  isFolded?: boolean;
  onNavigate?: () => void;
}

export function Navigation({ isFolded = false, onNavigate }: NavigationProps) {
  const t = useText();
  const journeys = useId();
  const { options } = useCatalogue();
  const canReadQueues = useMay("read_queue_item");
  const canReadContacts = useMay("read_contact");
  const canReadAddresses = useMay("read_address");
  const canReadEvents = useMay("read_event");
  const canMerge = useMay("merge_contacts");
  const hasTasks = useMay("edit_activities");
  const canManage = useMay("manage_settings");
  const shared = { isFolded, onNavigate };

  return (
    <div className={styles.navigation}>
      <NavigationLink href={path("home")} icon="home" text={t("nav-home")} isExact {...shared} />
      {canReadQueues && <QueuesLink {...shared} />}
      {canReadContacts && (
        <>
          <NavigationLink href={path("contacts")} icon="users" text={t("nav-contacts")} {...shared} />
          <NavigationLink
            href={path("organisations")}
            icon="building"
            text={t("nav-organisations")}
            {...shared}
          />
        </>
      )}
      {canReadAddresses && (
        <NavigationLink href={path("addresses")} icon="pin" text={t("nav-addresses")} {...shared} />
      )}
      {canReadEvents && (
        <NavigationLink href={path("events")} icon="calendar" text={t("nav-events")} {...shared} />
      )}
      {canMerge && (
        <NavigationLink href={path("duplicates")} icon="merge" text={t("nav-duplicates")} {...shared} />
      )}
      {!isFolded && (
        <>
          <h2 className={styles.heading} id={journeys}>
            {t("nav-journeys")}
          </h2>
          <ul className={styles.group} aria-labelledby={journeys}>
            {options("types").map((type) => (
              <li key={type.key}>
                <NavigationLink
                  href={path("dossiersOfType", { type: type.key })}
                  icon="folder"
                  text={type.label}
                  {...shared}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {hasTasks && (
        <>
          {!isFolded && <h2 className={styles.heading}>{t("nav-activities")}</h2>}
          <NavigationLink href={path("tasks")} icon="task" text={t("tasks-mine")} {...shared} />
        </>
      )}
      {!isFolded && <h2 className={styles.heading}>{t("nav-reports")}</h2>}
      <NavigationLink href={path("dossiers")} icon="report" text={t("nav-all-dossiers")} {...shared} />
      {canManage && (
        <>
          {!isFolded && <h2 className={styles.heading}>{t("nav-management")}</h2>}
          <NavigationLink href={path("settings")} icon="settings" text={t("nav-settings")} {...shared} />
        </>
      )}
    </div>
  );
}

function QueuesLink(props: NavigationProps) {
  const t = useText();
  const counts = useQueueCounts();
  const waiting = counts.data?.reduce((sum, queue) => sum + queue.unlinked, 0) ?? 0;
  return (
    <NavigationLink href={path("queues")} icon="inbox" text={t("nav-queues")} count={waiting} {...props} />
  );
}

interface NavigationLinkProps extends NavigationProps {
  href: string;
  icon: IconName;
  text: string;
  count?: number;
  /** Marked only at this very address, not below it. */
  isExact?: boolean;
}

function NavigationLink({ href, icon, text, count = 0, isExact, isFolded, onNavigate }: NavigationLinkProps) {
  const [location] = useLocation();
  const isHere = location === href || (!isExact && location.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      className={styles.link}
      aria-current={isHere ? "page" : undefined}
      aria-label={isFolded ? text : undefined}
      title={isFolded ? text : undefined}
      onClick={onNavigate}
    >
      <Icon name={icon} />
      {!isFolded && <span className={styles.linkText}>{text}</span>}
      {!isFolded && count > 0 && <Count value={count} />}
    </Link>
  );
}
