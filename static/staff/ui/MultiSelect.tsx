// Several of a list: what was chosen stands in the control, the list opens below it with a search of its own.

import {
  Select as AriaSelect,
  Autocomplete,
  Button,
  Input,
  Popover,
  SearchField,
  SelectValue,
  useFilter,
} from "react-aria-components";
import { useText } from "../app/i18n";
import styles from "./Field.module.css";
import { FieldHelp, FieldLabel, type FieldProps } from "./field";
import { Icon } from "./Icon";
import multi from "./MultiSelect.module.css";
import { type Option, OptionList } from "./Select";

/** Shorter lists are read faster than searched. */
const SEARCHED_FROM = 8;
const LIST_PX_MAX = 360;

export interface MultiSelectProps extends FieldProps {
  options: Option[];
  value: string[];
  onChange: (keys: string[]) => void;
  placeholder?: string;
}

export function MultiSelect({ options, value, onChange, placeholder, ...field }: MultiSelectProps) {
  const t = useText();
  const { label, description, error, isLabelHidden, isReadOnly, ...rest } = field;
  const { contains } = useFilter({ sensitivity: "base" });
  const chosen = options.filter((option) => value.includes(option.key));
  return (
    <AriaSelect
      {...rest}
      className={styles.field}
      selectionMode="multiple"
      isDisabled={field.isDisabled || isReadOnly}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      placeholder={placeholder ?? "–"}
      value={value}
      onChange={(keys) => onChange(keys.map(String))}
    >
      <FieldLabel label={label} isRequired={field.isRequired} isLabelHidden={isLabelHidden} />
      <Button className={`${styles.control} ${styles.button} ${multi.control}`}>
        <SelectValue className={multi.value}>
          {chosen.length === 0
            ? (placeholder ?? "–")
            : chosen.map((option) => (
                <span key={option.key} className={multi.chip}>
                  {option.label}
                </span>
              ))}
        </SelectValue>
        <Icon name="chevronDown" />
      </Button>
      <FieldHelp description={description} error={error} />
      <Popover className={`${styles.popover} ${multi.popover}`} offset={4} maxHeight={LIST_PX_MAX}>
        {options.length >= SEARCHED_FROM ? (
          <Autocomplete filter={contains}>
            <SearchField className={multi.search} aria-label={t("search-in-list")} autoFocus>
              <Input className={styles.control} placeholder={t("search-in-list")} />
            </SearchField>
            <OptionList options={options} empty={t("no-results")} />
          </Autocomplete>
        ) : (
          <OptionList options={options} />
        )}
      </Popover>
    </AriaSelect>
  );
}
