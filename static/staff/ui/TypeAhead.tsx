// One that the server finds while its name is being typed. What is typed stays when nothing is chosen.

import { ComboBox as AriaComboBox, Input, Popover } from "react-aria-components";
import styles from "./Field.module.css";
import { FieldHelp, FieldLabel, type FieldProps } from "./field";
import { type Option, OptionList } from "./Select";

export interface TypeAheadProps extends FieldProps {
  text: string;
  onTextChange: (text: string) => void;
  /** What the server found, and what can be chosen besides. */
  options: Option[];
  onPick: (key: string) => void;
  /** Stands in the list when there is nothing to choose. */
  empty: string;
  autoFocus?: boolean;
  placeholder?: string;
}

export function TypeAhead({
  text,
  onTextChange,
  options,
  onPick,
  empty,
  placeholder,
  ...field
}: TypeAheadProps) {
  const { label, description, error, isLabelHidden, ...rest } = field;
  return (
    <AriaComboBox
      {...rest}
      className={styles.field}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      allowsCustomValue
      allowsEmptyCollection
      items={options.map((option) => ({ ...option, id: option.key }))}
      inputValue={text}
      onInputChange={onTextChange}
      value={null}
      onChange={(key) => key !== null && onPick(String(key))}
    >
      <FieldLabel label={label} isRequired={field.isRequired} isLabelHidden={isLabelHidden} />
      <Input className={styles.control} placeholder={placeholder} maxLength={100} />
      <FieldHelp description={description} error={error} />
      <Popover className={styles.popover} offset={4}>
        <OptionList empty={empty} />
      </Popover>
    </AriaComboBox>
  );
}
