// The document's title: the page, then the desk.

import { useEffect } from "react";
import { useSettings } from "../api/settings";
import { useLabel } from "./i18n";

export function useTitle(title: string) {
  const label = useLabel();
  const settings = useSettings();
  const desk = label(settings.data?.desk_name) || "Loket";
  useEffect(() => {
    document.title = `${title} – ${desk}`;
  }, [title, desk]);
}
