// A moment, typed in parts: date and time in Belgium, whatever the reader's own time zone is.

import { type CalendarDateTime, parseAbsolute, toCalendarDateTime, toZoned } from "@internationalized/date";
import { DateField as AriaDateField, DateInput, DateSegment } from "react-aria-components";
import dateStyles from "./DateField.module.css";
import styles from "./Field.module.css";
import { FieldHelp, FieldLabel, type FieldProps } from "./field";

const TIME_ZONE = "Europe/Brussels";

export interface DateTimeFieldProps extends FieldProps {
  /** An instant, RFC 3339 in UTC. */
  value: string | null;
  onChange: (value: string | null) => void;
}

export function DateTimeField({ value, onChange, ...field }: DateTimeFieldProps) {
  const { label, description, error, isLabelHidden, ...rest } = field;
  return (
    <AriaDateField
      {...rest}
      className={styles.field}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
      value={momentOf(value)}
      onChange={(moment) => onChange(moment ? toZoned(moment, TIME_ZONE).toAbsoluteString() : null)}
    >
      <FieldLabel label={label} isRequired={field.isRequired} isLabelHidden={isLabelHidden} />
      <DateInput className={`${styles.control} ${dateStyles.group} ${dateStyles.input}`}>
        {(segment) => <DateSegment segment={segment} className={dateStyles.segment} />}
      </DateInput>
      <FieldHelp description={description} error={error} />
    </AriaDateField>
  );
}

function momentOf(value: string | null): CalendarDateTime | null {
  try {
    return value ? toCalendarDateTime(parseAbsolute(value, TIME_ZONE)) : null;
  } catch {
    return null;
  }
}
