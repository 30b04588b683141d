// A date, typed in parts or picked from a calendar, in the reader's own order of day and month.

import { type CalendarDate, parseDate } from "@internationalized/date";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from "react-aria-components";
import styles from "./DateField.module.css";
import fieldStyles from "./Field.module.css";
import { FieldHelp, FieldLabel, type FieldProps } from "./field";
import { Icon } from "./Icon";

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD` */
  value: string | null;
  onChange: (value: string | null) => void;
  onBlur?: () => void;
}

export function DateField({ value, onChange, ...field }: DateFieldProps) {
  const { label, description, error, isLabelHidden, ...rest } = field;
  return (
    <DatePicker
      {...rest}
      className={fieldStyles.field}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      shouldForceLeadingZeros
      value={dateOf(value)}
      onChange={(date) => onChange(date?.toString() ?? null)}
    >
      <FieldLabel label={label} isRequired={field.isRequired} isLabelHidden={isLabelHidden} />
      <Group className={`${fieldStyles.control} ${styles.group}`}>
        <DateInput className={styles.input}>
          {(segment) => <DateSegment segment={segment} className={styles.segment} />}
        </DateInput>
        <Button className={styles.button}>
          <Icon name="calendar" />
        </Button>
      </Group>
      <FieldHelp description={description} error={error} />
      <Popover className={fieldStyles.popover} offset={4}>
        <Dialog className={styles.dialog}>
          <Calendar>
            <header className={styles.head}>
              <Button slot="previous" className={styles.turn}>
                <Icon name="chevronLeft" />
              </Button>
              <Heading className={styles.month} />
              <Button slot="next" className={styles.turn}>
                <Icon name="chevronRight" />
              </Button>
            </header>
            <CalendarGrid className={styles.grid}>
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className={styles.day} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

/** What is no whole date (a year, an old value) shows as empty. */
function dateOf(value: string | null): CalendarDate | null {
  try {
    return value ? parseDate(value) : null;
  } catch {
    return null;
  }
}
