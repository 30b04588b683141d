// What is typed for a new activity, kept until it is saved: while another tab or page is looked at, and while the kind is
// changed. Only in memory, with what was read in the session, since it is about people: it goes when the session ends.

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ActivityKind } from "../../api/activities";
import { keysByBody } from "../../api/client";
import { useMe } from "../../app/session";
import { type ActivityValues, type Place, startOf } from "./values";

export interface ActivityDraft {
  /** None: nothing is being written. */
  kind: ActivityKind | null;
  values: ActivityValues;
  dossier_number: string | null;
  /** With the draft: what is sent again after another page was looked at is written once, the next one is another. */
  keyOf: ReturnType<typeof keysByBody>;
}

const DRAFTS = "activity-draft";

/** `place`: where it belongs unless the reader says otherwise. */
export function useDraft({ journey_number, dossier_number = null }: Place) {
  const me = useMe();
  const queries = useQueryClient();
  const start = (): ActivityDraft => ({
    ...{ kind: null, values: startOf(me.id), dossier_number },
    keyOf: keysByBody(),
  });
  const [draft, setDraft] = useState(
    () => queries.getQueryData<ActivityDraft>([DRAFTS, journey_number, dossier_number]) ?? start(),
  );

  useEffect(() => {
    queries.setQueryDefaults([DRAFTS], { gcTime: Number.POSITIVE_INFINITY });
    queries.setQueryData([DRAFTS, journey_number, dossier_number], draft);
  }, [queries, journey_number, dossier_number, draft]);

  return {
    draft,
    change: (part: Partial<ActivityDraft>) => setDraft((before) => ({ ...before, ...part })),
    /** Also when the form is not drawn any more. */
    clear: () => {
      queries.removeQueries({ queryKey: [DRAFTS, journey_number, dossier_number] });
      setDraft(start());
    },
  };
}
