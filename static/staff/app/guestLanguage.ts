// The language of pages outside a session; inside one the user's own counts.

import { createContext, useContext } from "react";
import type { Language } from "./i18n";

export const GuestLanguageContext = createContext<(language: Language) => void>(() => {});

export const useGuestLanguage = () => useContext(GuestLanguageContext);
