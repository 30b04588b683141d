// The frame around every page of a session: top bar, navigation, content.

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { IconButton } from "../ui/Button";
import { Drawer } from "../ui/Dialog";
import { useText } from "./i18n";
import { Navigation } from "./Navigation";
import { remember, remembered } from "./remember";
import styles from "./Shell.module.css";
import { TopBar } from "./TopBar";

const FOLDED_KEY = "navigation.folded";
const NARROW = "(max-width: 1023px)";

export function Shell({ children }: { children: ReactNode }) {
  const t = useText();
  const [location] = useLocation();
  const [isFolded, setFolded] = useState(() => remembered(FOLDED_KEY, matchMedia(NARROW).matches));
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const content = useFocusOnNewPage(location);

  const fold = (folded: boolean) => {
    remember(FOLDED_KEY, folded);
    setFolded(folded);
  };

  return (
    <div className={styles.shell} data-folded={isFolded || undefined}>
      <a className={styles.skip} href="#content">
        {t("skip-to-content")}
      </a>
      <TopBar onOpenNavigation={() => setDrawerOpen(true)} />
      <nav className={styles.sidebar} aria-label={t("navigation")}>
        <Navigation isFolded={isFolded} />
        <div className={styles.fold}>
          <IconButton
            icon="panel"
            label={isFolded ? t("navigation-unfold") : t("navigation-fold")}
            onPress={() => fold(!isFolded)}
          />
        </div>
      </nav>
      <Drawer label={t("navigation")} isOpen={isDrawerOpen} onClose={() => setDrawerOpen(false)}>
        <nav aria-label={t("navigation")}>
          <Navigation onNavigate={() => setDrawerOpen(false)} />
        </nav>
      </Drawer>
      <main id="content" ref={content} className={styles.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** Moves the focus to the content when another page opens; within a page (an item of a list) it stays. */
function useFocusOnNewPage(location: string) {
  const content = useRef<HTMLElement>(null);
  const page = location.split("/")[2] ?? "";
  const lastPage = useRef(page);

  useEffect(() => {
    if (page === lastPage.current) return;
    lastPage.current = page;
    // A page whose record is known already is drawn at once, and its title has taken the focus before this.
    if (content.current?.querySelector("h1") === document.activeElement) return;
    content.current?.focus({ preventScroll: true });
    content.current?.scrollTo(0, 0);
  }, [page]);

  return content;
}
