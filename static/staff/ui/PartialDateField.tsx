// A date that may be only a year, or a month of a year: the precision stays as it was written.

import { useEffect, useRef, useState } from "react";
import { useText } from "../app/i18n";
import type { FieldProps } from "./field";
import { parsePartialDate, writtenPartialDate } from "./partialDate";
import { TextField } from "./TextField";

export interface PartialDateFieldProps extends FieldProps {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` */
  value: string | null;
  onChange: (value: string | null) => void;
}

export function PartialDateField({ value, onChange, ...field }: PartialDateFieldProps) {
  const t = useText();
  const [text, setText] = useState(() => writtenPartialDate(value ?? ""));
  const reported = useRef(value);

  useEffect(() => {
    if (value === reported.current) return;
    reported.current = value;
    setText(writtenPartialDate(value ?? ""));
  }, [value]);

  const type = (typed: string) => {
    setText(typed);
    reported.current = parsePartialDate(typed);
    onChange(reported.current);
  };
  return (
    <TextField
      {...field}
      description={field.description ?? t("partial-date-hint")}
      value={text}
      onChange={type}
      inputMode="text"
    />
  );
}
