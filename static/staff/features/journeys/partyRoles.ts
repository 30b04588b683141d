// The capacities of somebody as rows of a form.

import type { WantedRole } from "../../api/parties";
import { ApiProblem } from "../../api/problem";
import type { FormFault } from "../../ui/FormErrorSummary";

export interface RoleRow {
  /** Only for the screen: rows come and go. */
  key: number;
  role: string | null;
  /** Null: in the whole journey. */
  dossier_number: string | null;
  from: string | null;
  to: string | null;
}

let rowsMade = 0;

export function emptyRow(): RoleRow {
  rowsMade += 1;
  return { key: rowsMade, role: null, dossier_number: null, from: null, to: null };
}

/** At least one row: nobody is involved in no capacity. */
export function rowsOf(capacities: WantedRole[]): RoleRow[] {
  const rows = capacities.map((capacity) => ({ ...emptyRow(), ...plain(capacity) }));
  return rows.length > 0 ? rows : [emptyRow()];
}

/** A row without a role is for the API to refuse. */
export const wantedOf = (rows: RoleRow[]): WantedRole[] =>
  rows.map((row) => plain({ ...row, role: row.role ?? "" }));

/** The rows without a role, refused as the API would: nobody is made for a part that cannot be given. */
export function missingRoles(rows: RoleRow[]): ApiProblem | null {
  const missing = rows.flatMap((row, index) => (row.role ? [] : [[`roles.${index}.role`, ["required"]]]));
  if (missing.length === 0) return null;
  return new ApiProblem({ status: 422, code: "invalid", errors: Object.fromEntries(missing) });
}

/** Whether two lists say the same; their order says nothing. */
export function sameRoles(one: WantedRole[], other: WantedRole[]): boolean {
  const text = (roles: WantedRole[]) =>
    JSON.stringify(roles.map((role) => JSON.stringify(plain(role))).sort());
  return text(one) === text(other);
}

/** A fault of a whole row stands at its first control; one of who joins which journey has none on this form. */
export function atControl(fault: FormFault): FormFault {
  if (fault.field === "roles") return { ...fault, field: "roles.0.role" };
  if (/^roles\.\d+$/.test(fault.field)) return { ...fault, field: `${fault.field}.role` };
  return /^roles\.|^primary$/.test(fault.field) ? fault : { ...fault, field: "" };
}

function plain({ role, dossier_number, from, to }: WantedRole) {
  return { role, dossier_number: dossier_number ?? null, from: from ?? null, to: to ?? null };
}
