// The fields of a record as a form holds them, and how what was changed in them goes back.

/** What stands in a field; empty ones have no text, or null. */
export type Value = string | number | boolean | null;

export type Values<Field extends string = string> = Partial<Record<Field, Value>>;

export type FieldOf<Held> = keyof Held & string;

/**
 * The request that carries what was typed and nothing besides: only fields that say something else than `base`. A field
 * in `required` is never empty: cleared, it is sent blank, for the API to refuse.
 */
export function changeOf<Held extends Values>(
  base: Held,
  values: Held,
  required: readonly string[] = [],
): Values<FieldOf<Held>> {
  const change: Values = {};
  for (const field of fieldsOf(values)) {
    if (normal(values[field]) === normal(base[field])) continue;
    change[field] = normal(values[field]) ?? (required.includes(field) ? "" : null);
  }
  return change;
}

/** The fields that differ between the version one started from and the present one. */
export function changedFields<Held extends Values>(base: Held, current: Held): FieldOf<Held>[] {
  return fieldsOf(current).filter((field) => normal(base[field]) !== normal(current[field]));
}

/** Fields that both changed, to different values. */
export function conflictsOf<Held extends Values>(
  base: Held,
  current: Held,
  change: Values<FieldOf<Held>>,
): FieldOf<Held>[] {
  return changedFields(base, current).filter(
    (field) => field in change && normal(change[field]) !== normal(current[field]),
  );
}

const fieldsOf = <Held extends Values>(values: Held) => Object.keys(values) as FieldOf<Held>[];

/** The same for what reads the same; null when empty. */
export function normal(value: Value | undefined): Value {
  if (typeof value !== "string") return value ?? null;
  return value.replaceAll("\r\n", "\n").trim() || null;
}
