// The app inside its providers: language first, since even a failure is told in it.

import { useState } from "react";
import { useSessionQuery } from "../api/session";
import { Locale } from "../ui/Locale";
import { Toasts } from "../ui/Toast";
import { GuestLanguageContext } from "./guestLanguage";
import { browserLanguage, type Language, LOCALES, TextsProvider } from "./i18n";
import { remember, remembered } from "./remember";
import { Router } from "./router";

export function App() {
  const session = useSessionQuery();
  const [guestLanguage, setGuestLanguage] = useState(() =>
    remembered<Language>("language", browserLanguage()),
  );
  const language = session.data?.language ?? guestLanguage;
  const choose = (chosen: Language) => {
    remember("language", chosen);
    setGuestLanguage(chosen);
  };
  return (
    <TextsProvider language={language}>
      <Locale locale={LOCALES[language]}>
        <GuestLanguageContext value={choose}>
          <Router />
          <Toasts />
        </GuestLanguageContext>
      </Locale>
    </TextsProvider>
  );
}
