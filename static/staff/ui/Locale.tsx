// Gives the controls their own texts (screen reader hints, calendar) in the reader's language, and client-side links.

import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";

export function Locale({ locale, children }: { locale: string; children: ReactNode }) {
  return <I18nProvider locale={locale}>{children}</I18nProvider>;
}
