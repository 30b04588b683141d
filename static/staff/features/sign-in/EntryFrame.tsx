// The quiet page around signing in and choosing a password.

import type { ReactNode } from "react";
import { useSettings } from "../../api/settings";
import { DeskMark } from "../../app/DeskMark";
import { useGuestLanguage } from "../../app/guestLanguage";
import { LANGUAGES, useLabel, useLanguage, useText } from "../../app/i18n";
import styles from "./EntryFrame.module.css";

export function EntryFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useText();
  const label = useLabel();
  const settings = useSettings();
  return (
    <div className={styles.frame}>
      <main className={styles.card}>
        <div className={styles.desk}>
          <DeskMark settings={settings.data} />
          <span>{label(settings.data?.desk_name) || "Loket"}</span>
        </div>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </main>
      <nav className={styles.languages} aria-label={t("language")}>
        <LanguageButtons />
      </nav>
    </div>
  );
}

function LanguageButtons() {
  const t = useText();
  const language = useLanguage();
  const choose = useGuestLanguage();
  return (
    <>
      {LANGUAGES.map((key) => (
        <button
          key={key}
          type="button"
          lang={key}
          className={styles.language}
          aria-pressed={key === language}
          onClick={() => choose(key)}
        >
          {t(`language-${key}`)}
        </button>
      ))}
    </>
  );
}
