// Ticks something off: a button that stays pressed once it is done.

import { ToggleButton } from "react-aria-components";
import { whilePending } from "./Button";
import { Icon } from "./Icon";
import styles from "./TickButton.module.css";
import { Tooltip } from "./Tooltip";

export interface TickButtonProps {
  id?: string;
  label: string;
  /** Where a row says what is ticked off: the label is then read out, and shown as tooltip. */
  isLabelHidden?: boolean;
  isDone: boolean;
  /** The change is on its way: it looks as it will, presses are ignored. */
  isPending?: boolean;
  onChange: (isDone: boolean) => void;
}

export function TickButton({ id, label, isLabelHidden, isDone, isPending, onChange }: TickButtonProps) {
  const button = (
    <ToggleButton
      id={id}
      className={isLabelHidden ? `${styles.tick} ${styles.alone}` : styles.tick}
      aria-label={isLabelHidden ? label : undefined}
      isSelected={isPending ? !isDone : isDone}
      {...whilePending(isPending)}
      onChange={isPending ? undefined : onChange}
    >
      <span className={styles.mark}>
        <Icon name="check" size={14} />
      </span>
      {!isLabelHidden && <span>{label}</span>}
    </ToggleButton>
  );
  return isLabelHidden ? <Tooltip text={label}>{button}</Tooltip> : button;
}
