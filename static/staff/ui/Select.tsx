// One of a short list. Longer lists (more than about fifteen): ComboBox.

import {
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from "react-aria-components";
import styles from "./Field.module.css";
import { FieldHelp, FieldLabel, type FieldProps } from "./field";
import { Icon } from "./Icon";

/** A choice; `key` is what the API knows. */
export interface Option {
  key: string;
  label: string;
  description?: string;
  isDisabled?: boolean;
}

export interface SelectProps extends FieldProps {
  options: Option[];
  value: string | null;
  onChange: (key: string | null) => void;
  placeholder?: string;
  autoFocus?: boolean;
}

export function Select({ options, value, onChange, placeholder, autoFocus, ...field }: SelectProps) {
  const { label, description, error, isLabelHidden, isReadOnly, ...rest } = field;
  return (
    <AriaSelect
      {...rest}
      className={styles.field}
      isDisabled={field.isDisabled || isReadOnly}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      placeholder={placeholder ?? "–"}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
    >
      <FieldLabel label={label} isRequired={field.isRequired} isLabelHidden={isLabelHidden} />
      <Button className={`${styles.control} ${styles.button}`} autoFocus={autoFocus}>
        <SelectValue className={styles.value} />
        <Icon name="chevronDown" />
      </Button>
      <FieldHelp description={description} error={error} />
      <Popover className={styles.popover} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  );
}

/** The list inside the popover of Select and ComboBox. */
export function OptionList({ options, empty }: { options?: Option[]; empty?: string }) {
  return (
    <ListBox
      className={styles.list}
      items={options?.map((option) => ({ ...option, id: option.key }))}
      renderEmptyState={() => <div className={styles.empty}>{empty}</div>}
    >
      {(option: Option & { id: string }) => (
        <ListBoxItem className={styles.option} textValue={option.label} isDisabled={option.isDisabled}>
          {({ isSelected }) => (
            <>
              <span className={styles.tick}>{isSelected && <Icon name="check" />}</span>
              <span>
                {option.label}
                {option.description && <span className={styles.description}> · {option.description}</span>}
              </span>
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
