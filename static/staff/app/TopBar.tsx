// The bar above everything: the desk, the search, the reader's language and account.

import { type FormEvent, useEffect, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { useChooseLanguage, useSignOut } from "../api/session";
import { useSettings } from "../api/settings";
import { Avatar } from "../ui/Avatar";
import { IconButton } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Menu } from "../ui/Menu";
import { toast } from "../ui/Toast";
import { DeskMark } from "./DeskMark";
import { useGuestLanguage } from "./guestLanguage";
import { LANGUAGES, type Language, useLabel, useLanguage, useText } from "./i18n";
import { useProblemText } from "./problems";
import { path } from "./routes";
import { useMe } from "./session";
import styles from "./TopBar.module.css";

export function TopBar({ onOpenNavigation }: { onOpenNavigation: () => void }) {
  const t = useText();
  const label = useLabel();
  const settings = useSettings();
  return (
    <header className={styles.bar}>
      <div className={styles.menu}>
        <IconButton icon="menu" label={t("navigation")} onPress={onOpenNavigation} />
      </div>
      <Link href={path("home")} className={styles.desk}>
        <DeskMark settings={settings.data} />
        <span className={styles.deskName}>{label(settings.data?.desk_name) || "Loket"}</span>
      </Link>
      <SearchBox />
      <div className={styles.account}>
        <LanguageMenu />
        <UserMenu />
      </div>
    </header>
  );
}

/** Searches all dossiers; the list shows what was searched. */
function SearchBox() {
  const t = useText();
  const [location, navigate] = useLocation();
  const query = new URLSearchParams(useSearch()).get("q") ?? "";
  const [text, setText] = useState(query);

  useEffect(() => setText(location === path("dossiers") ? query : ""), [query, location]);

  const search = (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.trim();
    navigate(wanted ? `${path("dossiers")}?q=${encodeURIComponent(wanted)}` : path("dossiers"));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is too young for the browsers in use
    <form role="search" className={styles.search} onSubmit={search}>
      <span className={styles.searchIcon}>
        <Icon name="search" />
      </span>
      <input
        type="search"
        className={styles.searchInput}
        aria-label={t("search-label")}
        placeholder={t("search-placeholder")}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  );
}

function LanguageMenu() {
  const t = useText();
  const language = useLanguage();
  const chooseLanguage = useChooseLanguage();
  const rememberForSignIn = useGuestLanguage();
  const problemText = useProblemText();
  const choose = (key: string) => {
    rememberForSignIn(key as Language);
    chooseLanguage.mutate(key as Language, { onError: (error) => toast.error(problemText(error)) });
  };
  return (
    <Menu
      label={t("language")}
      items={LANGUAGES.map((key) => ({ key, label: t(`language-${key}`) }))}
      selected={language}
      onAction={choose}
      trigger={<span className={styles.language}>{language.toUpperCase()}</span>}
      icon="globe"
      variant="quiet"
      isPending={chooseLanguage.isPending}
    />
  );
}

function UserMenu() {
  const t = useText();
  const me = useMe();
  const signOut = useSignOut();
  const problemText = useProblemText();
  const leave = () => signOut.mutate(undefined, { onError: (error) => toast.error(problemText(error)) });
  return (
    <Menu
      label={t("account-of", { name: me.name })}
      items={[{ key: "sign-out", label: t("sign-out"), icon: "signOut", description: me.email }]}
      onAction={leave}
      trigger={
        <span aria-hidden="true">
          <Avatar name={me.name} />
        </span>
      }
      variant="quiet"
    />
  );
}
