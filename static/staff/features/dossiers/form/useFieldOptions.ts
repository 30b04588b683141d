// What a field lets one choose from: a list of its own, or a noun of the catalogue.

import { useCatalogue } from "../../../api/catalogue";
import type { DetailValue, Field } from "../../../api/types";
import { useUsers } from "../../../api/users";
import type { Option } from "../../../ui/Select";

/** Active options, and the ones in `kept` although they were switched off. */
export type OptionsOf = (field: Field, type: string, kept: DetailValue) => Option[];

export function useFieldOptions(): OptionsOf {
  const { options, subtypeOptions, listOptions, label, subtypeLabel } = useCatalogue();
  const users = useUsers();
  return (field, type, value) => {
    const kept = keysOf(value);
    const [only = null] = kept;
    switch (field.option_list) {
      case "users":
        return (users.data ?? []).map((user) => ({ key: user.id, label: user.name }));
      case "subtypes":
        return withKept(subtypeOptions(type, only), kept, (key) => subtypeLabel(type, key));
      case "sources":
        return options("sources", only);
      case "queues":
        return options("queues", only);
      case "projects":
        return withKept(options("projects", only), kept, (key) => label("projects", key));
      case null:
      case undefined:
        return [];
      default:
        return listOptions(field.option_list, kept);
    }
  };
}

function withKept(options: Option[], kept: string[], label: (key: string) => string): Option[] {
  const known = new Set(options.map((option) => option.key));
  return [...options, ...kept.filter((key) => !known.has(key)).map((key) => ({ key, label: label(key) }))];
}

export function keysOf(value: DetailValue): string[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" && value !== "" ? [value] : [];
}
