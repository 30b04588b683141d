// Makes a dossier and goes there.

import { useState } from "react";
import { useLocation } from "wouter";
import { keysByBody } from "../../api/client";
import { type OpeningRequest, useOpenDossier } from "../../api/openings";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { toast } from "../../ui/Toast";

/** `onMade`: before the page changes, which unsaved changes may still prevent. */
export function useOpening(onMade: () => void) {
  const t = useText();
  const [, navigate] = useLocation();
  const [keyOf] = useState(keysByBody);
  const open = useOpenDossier();
  return {
    error: open.error,
    isPending: open.isPending,
    make: (body: OpeningRequest) =>
      open.mutate(
        { key: keyOf(body), body },
        {
          onSuccess: ({ number }) => {
            onMade();
            toast.success(t("new-dossier-made", { number }));
            navigate(path("dossier", { number }));
          },
        },
      ),
  };
}
