// The filter in a column's head and the menu that chooses columns.

import { useEffect, useRef, useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useText } from "../app/i18n";
import buttonStyles from "./Button.module.css";
import styles from "./DataGrid.module.css";
import fieldStyles from "./Field.module.css";
import { Icon } from "./Icon";

const TYPING_MS = 300;

/** Reports what was typed once the typing pauses. */
export function ColumnFilter({ label, value, onChange }: ColumnFilterProps) {
  const t = useText();
  const [text, setText] = useState(value);
  const reported = useRef(value);
  const report = useRef(onChange);
  report.current = onChange;

  useEffect(() => {
    if (value !== reported.current) {
      reported.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === reported.current) return;
    const timer = setTimeout(() => {
      reported.current = text;
      report.current(text);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <input
      type="search"
      className={styles.filter}
      aria-label={t("filter-column", { column: label })}
      placeholder={t("filter-contains")}
      value={text}
      maxLength={100}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

interface ColumnFilterProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

export function ColumnMenu({ columns, onToggle }: ColumnMenuProps) {
  const t = useText();
  return (
    <MenuTrigger>
      <Button className={`${buttonStyles.button} ${buttonStyles.quiet} ${buttonStyles.medium}`}>
        <Icon name="columns" />
        <span className={buttonStyles.text}>{t("columns")}</span>
      </Button>
      <Popover className={fieldStyles.popover} offset={4} placement="bottom end">
        <Menu
          className={fieldStyles.list}
          aria-label={t("columns")}
          selectionMode="multiple"
          selectedKeys={columns.filter((column) => column.isVisible).map((column) => column.key)}
          onAction={(key) => onToggle(String(key))}
        >
          {columns.map((column) => (
            <MenuItem
              key={column.key}
              id={column.key}
              className={fieldStyles.option}
              textValue={column.label}
            >
              <span className={fieldStyles.tick}>{column.isVisible && <Icon name="check" />}</span>
              {column.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface ColumnMenuProps {
  columns: { key: string; label: string; isVisible: boolean }[];
  onToggle: (key: string) => void;
}
