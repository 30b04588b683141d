// The document's title: the page, then the desk. A part of a page may set it too; closing the part restores it.

import { useEffect } from "react";
import { useSettings } from "../api/settings";
import { useLabel } from "./i18n";

export function useTitle(title: string) {
  const label = useLabel();
  const settings = useSettings();
  const desk = label(settings.data?.desk_name) || "Loket";
  useEffect(() => {
    const before = document.title;
    document.title = `${title} – ${desk}`;
    return () => {
      document.title = before;
    };
  }, [title, desk]);
}
