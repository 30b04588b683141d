// One of a long list, found by typing a part of it.

import { ComboBox as AriaComboBox, Button, Input, Popover } from "react-aria-components";
import { useText } from "../app/i18n";
import styles from "./Field.module.css";
import { FieldHelp, FieldLabel, type FieldProps } from "./field";
import { Icon } from "./Icon";
import { type Option, OptionList } from "./Select";

export interface ComboBoxProps extends FieldProps {
  options: Option[];
  value: string | null;
  onChange: (key: string | null) => void;
  placeholder?: string;
}

export function ComboBox({ options, value, onChange, placeholder, ...field }: ComboBoxProps) {
  const t = useText();
  const { label, description, error, isLabelHidden, ...rest } = field;
  return (
    <AriaComboBox
      {...rest}
      className={styles.field}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      menuTrigger="focus"
      allowsEmptyCollection
      defaultItems={options.map((option) => ({ ...option, id: option.key }))}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
    >
      <FieldLabel label={label} isRequired={field.isRequired} isLabelHidden={isLabelHidden} />
      <div className={styles.withButton}>
        <Input className={styles.control} placeholder={placeholder} />
        <Button className={styles.inside}>
          <Icon name="chevronDown" />
        </Button>
      </div>
      <FieldHelp description={description} error={error} />
      <Popover className={styles.popover} offset={4}>
        <OptionList empty={t("no-results")} />
      </Popover>
    </AriaComboBox>
  );
}
