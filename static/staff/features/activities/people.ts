// The people who are involved in a journey, to say whom something was with.

import type { Activity } from "../../api/activities";
import type { Party } from "../../api/types";
import type { Option } from "../../ui/Select";

/** Each once, the main contact first; `keep` stays although it is not involved any more. */
export function peopleOf(parties: Pick<Party, "contact">[], keep?: Activity["contact"]): Option[] {
  const found = new Map<string, string>();
  for (const contact of [...parties.map((party) => party.contact), keep]) {
    if (contact && !found.has(contact.id)) found.set(contact.id, contact.name);
  }
  return [...found].map(([key, label]) => ({ key, label }));
}
