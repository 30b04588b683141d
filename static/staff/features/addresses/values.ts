// The fields of an address as a form holds them, and how a new one is sent.

import type { Address, AddressChange, AddressDraft, NewAddress } from "../../api/addresses";

/** How an address is spelled: in one line, and in its parts. Each follows the other. */
export const PARTS = ["street", "house_number", "box_number", "postcode", "municipality"] as const;
export const SPELLING = ["text", ...PARTS] as const;

/** The fields of an address, in the order of the form. */
export const FIELDS = [
  ...SPELLING,
  "parcel_number",
  "dwelling_type",
  "apartment_situation",
  "building_type",
  "construction_year",
  "floor_area_m2_tenths",
  "energy_carrier",
  "heritage",
] as const satisfies readonly (keyof AddressChange)[];

const NUMBERS = ["construction_year", "floor_area_m2_tenths"] as const;

export type Part = (typeof PARTS)[number];
export type AddressField = (typeof FIELDS)[number];
type NumberField = (typeof NUMBERS)[number];

export type AddressValues = { [Field in AddressField]: Field extends NumberField ? number | null : string };

/** Never empty: cleared, it is sent blank, for the API to refuse. */
export const REQUIRED: readonly AddressField[] = ["text"];

export function valuesOf(address: Address): AddressValues {
  return Object.fromEntries(
    FIELDS.map((field) => [field, address[field] ?? (isNumber(field) ? null : "")]),
  ) as AddressValues;
}

const isNumber = (field: AddressField) => (NUMBERS as readonly AddressField[]).includes(field);

/** The only dwelling that lies somewhere in a building. */
export const APARTMENT = "apartment";

/** A new address as it is typed: in one line as long as `text` is there, else in its parts. */
export type NewAddressValues = Partial<Record<keyof NewAddress, string>>;

export const isInParts = (values: NewAddressValues) => values.text === undefined;

export const draftOf = (text: string): NewAddressValues => ({ text: text.trim() });

/** "Bruul 12 bus 3, 2800 Mechelen" */
const LINE =
  /^(?<street>\D+?)\s+(?<house_number>\d+\s?\w{0,3})(?:\s+(?:bus|bte|b|box)\.?\s*(?<box_number>[\w.-]+))?$/i;
const PLACE = /^(?<postcode>\d{4})(?:\s+(?<municipality>\D+))?$/;

/** The line as parts to mend: what is not recognised stands in the street. The API takes a line apart by itself. */
export function inParts({ text = "", ...others }: NewAddressValues): NewAddressValues {
  const [line = "", place = ""] = text.split(",").map((piece) => piece.trim());
  const parts = { ...(LINE.exec(line)?.groups ?? { street: line }), ...PLACE.exec(place)?.groups };
  return { ...others, ...parts };
}

/** The parts as a line to go on with. */
export function inLine(values: NewAddressValues): NewAddressValues {
  const { street, house_number, box_number, postcode, municipality, ...others } = values;
  const line = [street, house_number, box_number && `bus ${box_number}`].filter(Boolean).join(" ");
  const place = [postcode, municipality].filter(Boolean).join(" ");
  return { ...others, text: [line, place].filter(Boolean).join(", ") };
}

/** The request for a new address; what must be there and is not, is for the API to miss. */
export function newAddress(values: NewAddressValues): NewAddress {
  const { apartment_situation, ...others } = values;
  return filled(values.dwelling_type === APARTMENT ? { ...others, apartment_situation } : others);
}

/** How a new address is spelled so far, to find known ones by. */
export function spellingOf(values: NewAddressValues): AddressDraft {
  return filled(Object.fromEntries(SPELLING.map((field) => [field, values[field]])));
}

function filled(values: NewAddressValues): NewAddressValues {
  const entries = Object.entries(values).map(([field, value]) => [field, value?.trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value));
}
