// The list on a narrow screen: filters and order fold away above the cards.

import { type ReactNode, useState } from "react";
import type { DossierRow } from "../../../api/types";
import { useText } from "../../../app/i18n";
import { Button } from "../../../ui/Button";
import type { GridColumn } from "../../../ui/DataGrid";
import { ColumnFilter } from "../../../ui/DataGridControls";
import { ErrorState, Skeleton } from "../../../ui/States";
import { DossierCards } from "./DossierCards";
import { FilterMenu } from "./FilterMenu";
import styles from "./NarrowList.module.css";

export interface NarrowListProps {
  label: string;
  columns: GridColumn<DossierRow>[];
  rows: DossierRow[] | undefined;
  sort: string;
  onSort: (sort: string) => void;
  filters: Record<string, string>;
  onFilter: (key: string, text: string) => void;
  error: unknown;
  onRetry: () => void;
  hasMore: boolean;
  onMore: () => void;
  isLoadingMore: boolean;
  empty: ReactNode;
  toolbar: ReactNode;
  isFiltered: boolean;
}

export function NarrowList(props: NarrowListProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const sortable = props.columns.filter((column) => column.sort);
  const orders = sortable.flatMap((column) => {
    const descending = column.sort === "descending";
    return { key: descending ? `-${column.key}` : column.key, label: column.label };
  });
  return (
    <div className={styles.list}>
      <div className={styles.tools}>
        <FilterMenu
          label={t("sorted-by")}
          all={null}
          options={orders}
          value={props.sort}
          isActive={false}
          onChange={(sort) => sort && props.onSort(sort)}
        />
        <Button
          size="small"
          icon="filter"
          variant={props.isFiltered ? "primary" : "secondary"}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {t("filters")}
        </Button>
      </div>
      {isOpen && <Filters {...props} />}
      <Rows {...props} />
    </div>
  );
}

function Filters(props: NarrowListProps) {
  return (
    <div className={styles.filters}>
      <div className={styles.tools}>{props.toolbar}</div>
      <div className={styles.texts}>
        {props.columns
          .filter((column) => column.canFilter)
          .map((column) => (
            <div key={column.key} className={styles.text}>
              <span aria-hidden="true">{column.label}</span>
              <ColumnFilter
                label={column.label}
                value={props.filters[column.key] ?? ""}
                onChange={(text) => props.onFilter(column.key, text)}
              />
            </div>
          ))}
      </div>
    </div>
  );
}

function Rows(props: NarrowListProps) {
  const t = useText();
  if (props.error) return <ErrorState error={props.error} onRetry={props.onRetry} />;
  if (props.rows === undefined) return <Skeleton lines={8} />;
  if (props.rows.length === 0) return <>{props.empty}</>;
  return (
    <>
      <DossierCards rows={props.rows} label={props.label} />
      {props.hasMore && (
        <Button isWide isPending={props.isLoadingMore} onPress={props.onMore}>
          {t("show-more")}
        </Button>
      )}
    </>
  );
}
