// The fields of a person or an organisation as they are typed, and how what was typed goes back.

import {
  FIELDS,
  type FieldName,
  type NewRelation,
  type Noun,
  type Relation,
  type Values,
} from "../../api/relations";
import { writtenTelephone } from "../journeys/telephone";

const EMAIL = /^\S+@\S+\.\S{2,}$/;
const NUMBER = /^[\d\s.,/()+-]{8,}$/;
/** Never empty: cleared, they are sent blank, for the API to refuse. */
export const REQUIRED: readonly FieldName[] = ["name", "language"];
/** Ten digits as on a letterhead: `BTW BE 0477.445.084`. A mobile number that looks the same is found by the search. */
const ENTERPRISE_NUMBER = /^(?:(?:BTW|TVA|KBO|BCE|BE)\s*)*[01](?:[\s.-]*\d){9}$/i;

/** "0477.445.084"; the API has it as ten digits. */
export function writtenEnterpriseNumber(number: string): string {
  return number.replace(/^(\d{4})(\d{3})(\d{3})$/, "$1.$2.$3");
}

/** A field as people write it; empty when there is nothing. */
export function writtenValue(field: string, value: string | null | undefined): string {
  if (!value) return "";
  if (field === "telephone") return writtenTelephone(value);
  return field === "enterprise_number" ? writtenEnterpriseNumber(value) : value;
}

export function valuesOf(noun: Noun, record: Relation): Values {
  return Object.fromEntries(FIELDS[noun].map((field) => [field, writtenValue(field, record[field])]));
}

/** The fields that are filled, for a new record. */
export function filled(values: Values): Values {
  const entries = Object.entries(values).map(([field, value]) => [field, normal(value)]);
  return Object.fromEntries(entries.filter(([, value]) => value));
}

/** The form of a new record, from what is known of it already. */
export function startOf(noun: Noun, draft: Values): Values {
  return noun === "contact" ? { language: "nl", ...draft } : draft;
}

/** The request for a new record; a name that is missing is for the API to miss. */
export function newRelation(values: Values): NewRelation {
  return { ...filled(values), name: normal(values.name) };
}

/** What somebody typed to find a record, as the field it probably is. */
export function draftOf(noun: Noun, text: string): Values {
  const typed = text.trim();
  if (typed === "") return {};
  if (EMAIL.test(typed)) return { email: typed };
  if (noun === "organisation" && ENTERPRISE_NUMBER.test(typed)) return { enterprise_number: typed };
  return NUMBER.test(typed) ? { telephone: typed } : { name: typed };
}

const normal = (text: string | null | undefined) => (text ?? "").replaceAll("\r\n", "\n").trim();
