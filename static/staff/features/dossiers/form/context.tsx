// What the parts of a dossier's page share: the dossier with its unsaved edits, and what can be done with it.

import { createContext, useContext } from "react";
import type { Dossier, DossierType, Field } from "../../../api/types";
import type { Draft } from "./useDraft";

export interface Desk {
  dossier: Dossier;
  draft: Draft;
  type: DossierType | undefined;
  /** Every field of the type that the reader sees. */
  fields: Field[];
  /** Sentences by field key. */
  faults: Record<string, string>;
  openAssignment: () => void;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no dossier above this component");
  return desk;
}
