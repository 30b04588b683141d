// The capacities of somebody, to fill in: in which role, where, from when to when.

import { useEffect, useRef } from "react";
import { useCatalogue } from "../../api/catalogue";
import type { Wagon } from "../../api/types";
import { type Translate, useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { DateField } from "../../ui/DateField";
import { Select } from "../../ui/Select";
import { emptyRow, type RoleRow } from "./partyRoles";
import styles from "./RoleRows.module.css";

/** The API takes no more. */
const ROWS_MAX = 20;

export interface RoleRowsProps {
  rows: RoleRow[];
  wagons: Wagon[];
  onChange: (rows: RoleRow[]) => void;
  /** The first choice to make on the screen. */
  takesFocus?: boolean;
}

export function RoleRows({ rows, wagons, onChange, takesFocus = false }: RoleRowsProps) {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (takesFocus) place.current?.querySelector("button")?.focus();
  }, [takesFocus]);

  const change = (at: number, part: Partial<RoleRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <div ref={place} className={styles.rows}>
      {rows.map((row, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend in sight
        <div key={row.key} role="group" aria-label={rowLabel(t, index, rows.length)} className={styles.row}>
          <RowFields row={row} index={index} wagons={wagons} onChange={(part) => change(index, part)} />
          {rows.length > 1 && (
            <div>
              <Button
                variant="quiet"
                size="small"
                icon="cross"
                onPress={() => onChange(rows.filter((other) => other !== row))}
              >
                {t("capacity-remove")}
              </Button>
            </div>
          )}
        </div>
      ))}
      {rows.length < ROWS_MAX && (
        <div>
          <Button size="small" icon="plus" onPress={() => onChange([...rows, emptyRow()])}>
            {t("capacity-add")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface RowFieldsProps {
  row: RoleRow;
  index: number;
  wagons: Wagon[];
  onChange: (part: Partial<RoleRow>) => void;
}

function RowFields({ row, index, wagons, onChange }: RowFieldsProps) {
  const t = useText();
  const { label, options } = useCatalogue();
  return (
    <div className={styles.fields}>
      <Select
        label={t("item-capacity")}
        name={`roles.${index}.role`}
        isRequired
        options={options("roles", row.role)}
        value={row.role}
        onChange={(role) => onChange({ role })}
      />
      <Select
        label={t("capacity-scope")}
        name={`roles.${index}.dossier_number`}
        options={[
          { key: "", label: t("capacity-in-journey") },
          ...wagons.map((wagon) => ({
            key: wagon.number,
            label: t("capacity-in-dossier", { number: wagon.number }),
            description: label("types", wagon.type),
          })),
        ]}
        value={row.dossier_number ?? ""}
        onChange={(number) => onChange({ dossier_number: number || null })}
      />
      <DateField
        label={t("capacity-first-day")}
        name={`roles.${index}.from`}
        value={row.from}
        onChange={(from) => onChange({ from })}
      />
      <DateField
        label={t("capacity-last-day")}
        name={`roles.${index}.to`}
        value={row.to}
        onChange={(to) => onChange({ to })}
      />
    </div>
  );
}

/** The labels of the controls by their names in the API, for faults. */
export function roleLabels(t: Translate, count: number): Record<string, string> {
  const fields = Array.from({ length: count }, (_, index) => {
    const inRow = (label: string) => (count > 1 ? t("in-row", { field: label, number: index + 1 }) : label);
    return {
      [`roles.${index}`]: inRow(t("item-capacity")),
      [`roles.${index}.role`]: inRow(t("item-capacity")),
      [`roles.${index}.dossier_number`]: inRow(t("capacity-scope")),
      [`roles.${index}.from`]: inRow(t("capacity-first-day")),
      [`roles.${index}.to`]: inRow(t("capacity-last-day")),
    };
  });
  return Object.assign({ roles: t("item-capacity") }, ...fields);
}

const rowLabel = (t: Translate, index: number, count: number) =>
  count > 1 ? t("in-row", { field: t("item-capacity"), number: index + 1 }) : t("item-capacity");
