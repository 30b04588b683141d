// The top of a page: title, what it is about, and its actions. Sets the document's title.

import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "wouter";
import { useTitle } from "../app/title";
import { Icon } from "./Icon";
import styles from "./PageHeader.module.css";

export interface PageHeaderProps {
  title: string;
  /** Facts under or beside the title: badges, a count, a sentence. */
  children?: ReactNode;
  actions?: ReactNode;
  /** Where the page belongs. */
  back?: { href: string; label: string };
  /** A record opened from its list is a new page for who listens or uses the keyboard. */
  takesFocus?: boolean;
}

export function PageHeader({ title, children, actions, back, takesFocus = false }: PageHeaderProps) {
  useTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (!takesFocus) return;
    document.getElementById("content")?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {back && (
          <Link href={back.href} className={styles.back}>
            <Icon name="chevronLeft" size={14} />
            {back.label}
          </Link>
        )}
        <div className={styles.line}>
          <h1 ref={heading} tabIndex={takesFocus ? -1 : undefined} className={styles.title}>
            {title}
          </h1>
          {children}
        </div>
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
