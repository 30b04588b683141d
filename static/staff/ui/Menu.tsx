// A button that opens a list of actions.

import type { ReactNode } from "react";
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import buttonStyles from "./Button.module.css";
import styles from "./Field.module.css";
import { Icon, type IconName } from "./Icon";
import menu from "./Menu.module.css";

export interface MenuEntry {
  key: string;
  label: string;
  icon?: IconName;
  description?: string;
  isDisabled?: boolean;
}

export interface MenuProps {
  /** Read out when the trigger shows no text of its own. */
  label: string;
  items: MenuEntry[];
  onAction: (key: string) => void;
  /** Marks the entry that holds now: the menu then chooses among alternatives. */
  selected?: string;
  /** What the button shows; without it the label. */
  trigger?: ReactNode;
  icon?: IconName;
  variant?: "secondary" | "quiet";
  size?: "small" | "medium";
  isDisabled?: boolean;
  isPending?: boolean;
}

export function Menu(props: MenuProps) {
  const { label, items, onAction, selected, trigger, icon, variant = "secondary", size = "medium" } = props;
  const className = [buttonStyles.button, buttonStyles[variant], buttonStyles[size]].join(" ");
  return (
    <MenuTrigger>
      <Button
        className={className}
        isDisabled={props.isDisabled || props.isPending}
        aria-label={trigger ? label : undefined}
      >
        {icon && <Icon name={icon} />}
        {trigger ?? <span className={buttonStyles.text}>{label}</span>}
        <Icon name="chevronDown" size={14} />
      </Button>
      <Popover className={styles.popover} offset={4} placement="bottom end">
        <AriaMenu
          className={styles.list}
          aria-label={label}
          onAction={(key) => onAction(String(key))}
          selectionMode={selected === undefined ? "none" : "single"}
          selectedKeys={selected === undefined ? undefined : [selected]}
          disabledKeys={items.filter((item) => item.isDisabled).map((item) => item.key)}
        >
          {items.map((item) => (
            <MenuItem key={item.key} id={item.key} className={styles.option} textValue={item.label}>
              {({ isSelected }) => (
                <>
                  {selected !== undefined && (
                    <span className={styles.tick}>{isSelected && <Icon name="check" />}</span>
                  )}
                  {item.icon && <Icon name={item.icon} />}
                  <span className={menu.text}>
                    {item.label}
                    {item.description && <span className={styles.description}>{item.description}</span>}
                  </span>
                </>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
