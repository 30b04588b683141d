// Sentences for the API's codes.

import { useCallback } from "react";
import { ApiProblem } from "../api/problem";
import type { FormFault } from "../ui/FormErrorSummary";
import { useHasText, useText } from "./i18n";

/** What to tell the reader about a failure. */
export function useProblemText(): (error: unknown) => string {
  const t = useText();
  const has = useHasText();
  return useCallback(
    (error) => {
      if (!(error instanceof ApiProblem)) return t("problem-unexpected");
      const byCode = [`problem-${error.code}`, `problem-code-${error.code}`].find(has);
      return t(byCode ?? problemOfStatus(error.status));
    },
    [t, has],
  );
}

/** The message for a status whose code this app does not know. */
export function problemOfStatus(status: number): string {
  switch (status) {
    case 0:
      return "problem-no-connection";
    case 403:
      return "problem-forbidden";
    case 404:
      return "problem-not-found";
    case 409:
      return "problem-conflict";
    case 412:
      return "problem-stale";
    case 422:
      return "problem-invalid";
    case 429:
      return "problem-throttled";
    case 502:
    case 503:
    case 504:
      return "problem-unavailable";
    default:
      return "problem-unexpected";
  }
}

/**
 * The faults of a refused form: one sentence per field, "Label: what is wrong". `labels` gives the label of each control;
 * a field that it does not know becomes a fault of the whole form, so that no error stays unsaid.
 */
export function useFaults(): (error: unknown, labels: Record<string, string>) => FormFault[] {
  const t = useText();
  const has = useHasText();
  const problemText = useProblemText();
  return useCallback(
    (error, labels) => {
      if (!error) return [];
      if (!(error instanceof ApiProblem) || Object.keys(error.errors).length === 0) {
        return [{ field: "", message: problemText(error) }];
      }
      return Object.entries(error.errors).map(([field, codes]) => {
        const id = `field-error-${codes[0]}`;
        const fault = has(id) ? t(id) : t("field-error-other");
        const label = labels[field];
        return label
          ? { field, message: t("fault-of-field", { field: label, fault }), atField: sentence(fault) }
          : { field: "", message: t("fault-of-field", { field, fault }) };
      });
    },
    [t, has, problemText],
  );
}

/** "vul dit in" becomes "Vul dit in". */
function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
