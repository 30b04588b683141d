// Buttons, and links that look like buttons. One primary button per view.

import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Link } from "wouter";
import styles from "./Button.module.css";
import { Icon, type IconName } from "./Icon";
import { Tooltip } from "./Tooltip";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

interface Look {
  variant?: ButtonVariant;
  size?: "small" | "medium" | "large";
  icon?: IconName;
  /** Takes the whole width of its place. */
  isWide?: boolean;
}

function classes({ variant = "secondary", size = "medium", isWide }: Look, iconOnly = false) {
  return [styles.button, styles[variant], styles[size], isWide && styles.wide, iconOnly && styles.iconOnly]
    .filter(Boolean)
    .join(" ");
}

export interface ButtonProps
  extends Omit<AriaButtonProps, "className" | "style" | "children" | "isPending">,
    Look {
  children: ReactNode;
  /** Its action is on its way: a spinner; the focus stays, presses are ignored. */
  isPending?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ variant, size, icon, isWide, children, isPending, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} {...whilePending(isPending)} className={classes({ variant, size, isWide })}>
      {isPending ? <span className={styles.spinner} /> : icon && <Icon name={icon} />}
      <span className={styles.text}>{children}</span>
    </AriaButton>
  );
}

/**
 * React Aria's own `isPending` leaves an announcement behind that points to the button, also when the button is gone
 * by then (a claim's button becomes a release's): an image without a name.
 */
export function whilePending(isPending: boolean | undefined) {
  return isPending ? ({ "aria-disabled": true, type: "button", onPress: undefined } as const) : {};
}

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "isWide" | "isPending"> {
  icon: IconName;
  /** Read out, and shown as tooltip. */
  label: string;
}

export function IconButton({ variant = "quiet", size, icon, label, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton {...props} aria-label={label} className={classes({ variant, size }, true)}>
        <Icon name={icon} />
      </AriaButton>
    </Tooltip>
  );
}

export function ButtonLink({ href, children, icon, ...look }: Look & { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={classes(look)}>
      {icon && <Icon name={icon} />}
      <span className={styles.text}>{children}</span>
    </Link>
  );
}
