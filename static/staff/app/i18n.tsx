// The interface's texts: Fluent messages of the reader's language, loaded when that language is chosen.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";

export const LANGUAGES = ["nl", "fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language as the platform's formats know it. */
export const LOCALES: Record<Language, string> = { nl: "nl-BE", fr: "fr-BE", en: "en-GB" };

/** A text in the three languages, as the catalogue and the settings have it. */
export interface Labels {
  nl: string;
  fr: string;
  en: string;
}

const sources = import.meta.glob<string>("../../../crates/i18n/locales/*/{staff,errors}.ftl", {
  query: "?raw",
  import: "default",
});

interface Texts {
  language: Language;
  bundle: FluentBundle;
}

const TextsContext = createContext<Texts | null>(null);

/** Draws its children once the texts of `language` are there; a change of language keeps the old until then. */
export function TextsProvider({ language, children }: { language: Language; children: ReactNode }) {
  const [texts, setTexts] = useState<Texts | null>(null);
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    const show = (bundle: FluentBundle) => {
      if (!isCurrent) return;
      document.documentElement.lang = language;
      setTexts({ language, bundle });
    };
    loadBundle(language).then(show, () => setFailed(true));
    return () => {
      isCurrent = false;
    };
  }, [language]);

  if (!texts) return hasFailed ? <NoTexts /> : null;
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** Without texts nothing can be said in one language, so it is said in all three. */
function NoTexts() {
  return (
    <button type="button" onClick={() => location.reload()}>
      Opnieuw laden · Recharger · Reload
    </button>
  );
}

async function loadBundle(language: Language): Promise<FluentBundle> {
  const bundle = new FluentBundle(LOCALES[language], { useIsolating: false });
  const loads = Object.entries(sources)
    .filter(([path]) => path.includes(`/${language}/`))
    .map(([, load]) => load());
  for (const source of await Promise.all(loads)) bundle.addResource(new FluentResource(source));
  return bundle;
}

function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("no TextsProvider above this component");
  return texts;
}

export type Translate = (id: string, values?: Record<string, FluentVariable>) => string;

/** `t("account-of", { name })`. An unknown id shows itself; a test finds it first. */
export function useText(): Translate {
  const { bundle } = useTexts();
  return useCallback(
    (id, values) => {
      const pattern = bundle.getMessage(id)?.value;
      return pattern ? bundle.formatPattern(pattern, values) : id;
    },
    [bundle],
  );
}

/** Whether a message exists: for codes of the server, which may be newer than this app. */
export function useHasText(): (id: string) => boolean {
  const { bundle } = useTexts();
  return useCallback((id) => bundle.hasMessage(id), [bundle]);
}

export function useLanguage(): Language {
  return useTexts().language;
}

/** The text of `labels` in the reader's language, else in Dutch. */
export function useLabel(): (labels: Labels | null | undefined) => string {
  const language = useLanguage();
  return useCallback((labels) => (labels ? labels[language] || labels.nl : ""), [language]);
}

/** The browser's language, for who is not signed in. */
export function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = LANGUAGES.find((known) => tag.toLowerCase().startsWith(known));
    if (language) return language;
  }
  return "nl";
}
