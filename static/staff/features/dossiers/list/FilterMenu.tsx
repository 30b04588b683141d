// A choice filter above the list: what it is about and what is chosen, in one button.

import { useText } from "../../../app/i18n";
import { Menu } from "../../../ui/Menu";
import type { Option } from "../../../ui/Select";
import styles from "./FilterMenu.module.css";

/** Stands in the menu for no choice. */
const ALL = "";

export interface FilterMenuProps {
  label: string;
  options: Option[];
  value: string | undefined;
  onChange: (value: string | null) => void;
  /** What the choice of nothing is called, "all" unless said; null where something is always chosen. */
  all?: string | null;
  /** Whether the choice narrows the list, and so stands out; any choice does unless said. */
  isActive?: boolean;
}

export function FilterMenu({ label, options, value, onChange, all, isActive }: FilterMenuProps) {
  const t = useText();
  const first = all === null ? [] : [{ key: ALL, label: all ?? t("filter-all") }];
  const items = [...first, ...options];
  const chosen = items.find((item) => item.key === (value ?? ALL))?.label ?? value ?? "";
  return (
    <Menu
      label={t("filter-chosen", { filter: label, chosen })}
      items={items}
      selected={value ?? ALL}
      onAction={(key) => onChange(key === ALL ? null : key)}
      size="small"
      trigger={
        <span className={styles.text} data-active={(isActive ?? (value ?? ALL) !== ALL) || undefined}>
          <span className={styles.label}>{label}</span>
          <span className={styles.chosen}>{chosen}</span>
        </span>
      }
    />
  );
}
