// Checkboxes and radio buttons, alone and in groups.

import type { ReactNode } from "react";
import {
  Checkbox as AriaCheckbox,
  CheckboxGroup as AriaCheckboxGroup,
  RadioGroup as AriaRadioGroup,
  Radio,
} from "react-aria-components";
import styles from "./Field.module.css";
import { FieldHelp, FieldLabel, type FieldProps } from "./field";
import { Icon } from "./Icon";
import type { Option } from "./Select";

export interface CheckboxProps {
  children: ReactNode;
  name?: string;
  value?: string;
  isSelected?: boolean;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  onChange?: (isSelected: boolean) => void;
}

export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className={styles.choice}>
      <span className={styles.mark}>
        <Icon name="check" size={14} />
      </span>
      <span className={styles.choiceText}>{children}</span>
    </AriaCheckbox>
  );
}

export interface CheckboxGroupProps extends FieldProps {
  options: Option[];
  value: string[];
  onChange: (keys: string[]) => void;
}

export function CheckboxGroup({ options, ...props }: CheckboxGroupProps) {
  const { label, description, error, isLabelHidden, ...group } = props;
  return (
    <AriaCheckboxGroup
      {...group}
      className={styles.field}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      <div className={styles.choices}>
        {options.map((option) => (
          <Checkbox key={option.key} value={option.key} isDisabled={option.isDisabled}>
            {option.label}
          </Checkbox>
        ))}
      </div>
      <FieldHelp description={description} error={error} />
    </AriaCheckboxGroup>
  );
}

export interface RadioGroupProps extends FieldProps {
  options: Option[];
  value: string | null;
  onChange: (key: string) => void;
  /** Cards: a frame around each choice, for choices with a description. Columns: cards side by side. */
  look?: "list" | "cards" | "row" | "columns";
  autoFocus?: boolean;
}

const LOOKS = {
  list: styles.choices,
  cards: styles.choices,
  row: styles.row,
  columns: styles.columns,
};

export function RadioGroup({ options, look = "list", autoFocus = false, ...props }: RadioGroupProps) {
  const first = options.find((option) => option.key === props.value) ?? options[0];
  const isFramed = look === "cards" || look === "columns";
  const { label, description, error, isLabelHidden, ...group } = props;
  return (
    <AriaRadioGroup
      {...group}
      className={styles.field}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      orientation={look === "row" ? "horizontal" : "vertical"}
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      <div className={LOOKS[look]}>
        {options.map((option) => (
          <Radio
            key={option.key}
            value={option.key}
            isDisabled={option.isDisabled}
            autoFocus={autoFocus && option === first}
            className={isFramed ? `${styles.choice} ${styles.card}` : styles.choice}
          >
            <span className={`${styles.mark} ${styles.round}`} />
            <span className={styles.choiceText}>
              <span>{option.label}</span>
              {option.description && <span className={styles.description}>{option.description}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldHelp description={description} error={error} />
    </AriaRadioGroup>
  );
}
