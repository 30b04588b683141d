// Where somebody is spoken to while a dossier is made.

import type { Option } from "../../ui/Select";

/** Keys of the catalogue, the most usual first. */
const QUICK = ["telephone", "physical_desk", "event"];
/** Stands in the choices where a source stands; the others are chosen from a list. */
export const OTHER_SOURCE = "elsewhere";

export const isQuickSource = (key: string) => QUICK.includes(key);

/** Those among `sources`, which are in use. */
export const quickSources = (sources: Option[]): Option[] =>
  QUICK.flatMap((key) => sources.find((source) => source.key === key) ?? []);
