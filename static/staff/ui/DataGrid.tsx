// A table of records whose sorting, filtering and paging the server does. The only file that knows TanStack Table.

import {
  type ColumnVisibilityState,
  columnVisibilityFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { useText } from "../app/i18n";
import { remember, remembered } from "../app/remember";
import { Button } from "./Button";
import styles from "./DataGrid.module.css";
import { ColumnFilter, ColumnMenu } from "./DataGridControls";
import { Icon } from "./Icon";
import { ErrorState, Skeleton } from "./States";

export interface GridColumn<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** The server can sort by this column under its key; "descending": what the first press asks for. */
  sort?: "ascending" | "descending";
  /** The server can filter this column ("contains") under its key. */
  canFilter?: boolean;
  /** Not shown until chosen in the column menu. */
  isHidden?: boolean;
  /** CSS width, e.g. "9rem"; without it the column takes its share of what is left. */
  width?: string;
  align?: "end";
}

export interface DataGridProps<Row> {
  /** Names the table, and keeps the chosen columns in this browser. */
  name: string;
  label: string;
  columns: GridColumn<Row>[];
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Opens the record: the first column is the link, the whole row can be clicked. */
  rowHref: (row: Row) => string;
  /** As in the API: `number`, `-number`. */
  sort: string;
  onSort: (sort: string) => void;
  /** Contains-filter by column key. */
  filters: Record<string, string>;
  onFilter: (key: string, text: string) => void;
  error?: unknown;
  onRetry?: () => void;
  /** Newer rows are on their way while the present ones stay. */
  isRefreshing?: boolean;
  hasMore?: boolean;
  onMore?: () => void;
  isLoadingMore?: boolean;
  empty: ReactNode;
  /** Above the table, before the column menu. */
  toolbar?: ReactNode;
}

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
const NO_ROWS: never[] = [];
const SHARE_MIN = "10rem";

export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const { columns, rows, rowKey, rowHref, sort, onSort } = props;
  const [columnVisibility, setColumnVisibility] = useColumnVisibility(props.name, columns);
  const sorting = useMemo<SortingState>(
    () => [{ id: sort.replace(/^-/, ""), desc: sort.startsWith("-") }],
    [sort],
  );
  const definitions = useMemo(
    () =>
      columns.map((column, index) => ({
        id: column.key,
        header: column.label,
        // The server sorts; without an accessor the table would not offer it.
        accessorFn: () => null,
        enableSorting: column.sort !== undefined,
        enableHiding: index > 0,
        sortDescFirst: column.sort === "descending",
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows ?? (NO_ROWS as Row[]),
    getRowId: rowKey,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { columnVisibility, sorting },
    onColumnVisibilityChange: setColumnVisibility,
    onSortingChange: (update) => {
      const [next] = typeof update === "function" ? update(sorting) : update;
      if (next) onSort(next.desc ? `-${next.id}` : next.id);
    },
  });
  const byKey = useMemo(() => new Map(columns.map((column) => [column.key, column])), [columns]);
  const shown = table.getVisibleLeafColumns().flatMap((column) => byKey.get(column.id) ?? []);

  return (
    <div className={styles.grid}>
      <div className={styles.toolbar}>
        <div className={styles.tools}>{props.toolbar}</div>
        <ColumnMenu
          columns={table
            .getAllLeafColumns()
            .filter((column) => column.getCanHide())
            .map((column) => ({
              key: column.id,
              label: byKey.get(column.id)?.label ?? column.id,
              isVisible: column.getIsVisible(),
            }))}
          onToggle={(key) => table.getColumn(key)?.toggleVisibility()}
        />
      </div>
      <div className={styles.scroller} data-refreshing={props.isRefreshing || undefined}>
        <table
          className={styles.table}
          style={{ minWidth: narrowest(shown) }}
          aria-label={props.label}
          aria-busy={rows === undefined}
        >
          <colgroup>
            {shown.map((column) => (
              <col key={column.key} style={{ width: column.width }} />
            ))}
          </colgroup>
          <thead className={styles.head}>
            <tr>
              {table.getHeaderGroups()[0]?.headers.map((header) => (
                <HeaderCell
                  key={header.id}
                  label={byKey.get(header.column.id)?.label ?? ""}
                  align={byKey.get(header.column.id)?.align}
                  sorted={header.column.getIsSorted()}
                  onSort={header.column.getCanSort() ? () => header.column.toggleSorting() : undefined}
                />
              ))}
            </tr>
            {shown.some((column) => column.canFilter) && (
              <tr className={styles.filters}>
                {shown.map((column) => (
                  <td key={column.key}>
                    {column.canFilter && (
                      <ColumnFilter
                        label={column.label}
                        value={props.filters[column.key] ?? ""}
                        onChange={(text) => props.onFilter(column.key, text)}
                      />
                    )}
                  </td>
                ))}
              </tr>
            )}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <BodyRow key={row.id} row={row.original} columns={shown} href={rowHref(row.original)} />
            ))}
          </tbody>
        </table>
        <GridFoot {...props} />
      </div>
    </div>
  );
}

/** Narrower than this the table scrolls sideways. */
function narrowest(columns: { width?: string }[]): string {
  return `calc(${columns.map((column) => column.width ?? SHARE_MIN).join(" + ")})`;
}

function HeaderCell({ label, align, sorted, onSort }: HeaderCellProps) {
  const order = sorted === false ? "none" : sorted === "asc" ? "ascending" : "descending";
  return (
    <th scope="col" aria-sort={onSort ? order : undefined} data-align={align}>
      {onSort ? (
        <button type="button" className={styles.sort} onClick={onSort}>
          {label}
          <span className={styles.arrow} data-shown={sorted !== false || undefined}>
            <Icon name={sorted === "asc" ? "arrowUp" : "arrowDown"} size={14} />
          </span>
        </button>
      ) : (
        label
      )}
    </th>
  );
}

interface HeaderCellProps {
  label: string;
  align?: "end";
  sorted: false | "asc" | "desc";
  onSort?: () => void;
}

interface BodyRowProps<Row> {
  row: Row;
  columns: GridColumn<Row>[];
  href: string;
}

function BodyRow<Row>({ row, columns, href }: BodyRowProps<Row>) {
  const [, navigate] = useLocation();
  const open = (event: MouseEvent<HTMLTableRowElement>) => {
    const onControl = event.target instanceof Element && event.target.closest("a, button, input, label");
    const isSelectingText = (getSelection()?.toString() ?? "") !== "";
    if (!onControl && !isSelectingText) navigate(href);
  };
  return (
    // The keyboard uses the link in the first column.
    <tr className={styles.row} onClick={open}>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row" data-align={column.align}>
            <Link href={href} className={styles.link} onKeyDown={moveBetweenRows}>
              {column.cell(row)}
            </Link>
          </th>
        ) : (
          <td key={column.key} data-align={column.align}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

/** Arrow up and down go from link to link, beside the Tab key. */
function moveBetweenRows(event: KeyboardEvent<HTMLAnchorElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const row = event.currentTarget.closest("tr");
  const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  const link = next?.querySelector<HTMLAnchorElement>("th a");
  if (!link) return;
  event.preventDefault();
  link.focus();
}

function GridFoot<Row>(props: DataGridProps<Row>) {
  const t = useText();
  if (props.error) return <ErrorState error={props.error} onRetry={props.onRetry} />;
  if (props.rows === undefined) return <Skeleton lines={8} />;
  if (props.rows.length === 0) return <>{props.empty}</>;
  if (!props.hasMore) return null;
  return (
    <div className={styles.more}>
      <Button variant="secondary" isPending={props.isLoadingMore} onPress={props.onMore}>
        {t("show-more")}
      </Button>
    </div>
  );
}

/** The chosen columns, kept in this browser. */
function useColumnVisibility<Row>(name: string, columns: GridColumn<Row>[]) {
  const key = `grid.${name}.columns`;
  const [visibility, setVisibility] = useState<ColumnVisibilityState>(() => ({
    ...Object.fromEntries(columns.map((column) => [column.key, !column.isHidden])),
    ...remembered<ColumnVisibilityState>(key, {}),
  }));
  const change = (
    update: ColumnVisibilityState | ((old: ColumnVisibilityState) => ColumnVisibilityState),
  ) => {
    const next = typeof update === "function" ? update(visibility) : update;
    remember(key, next);
    setVisibility(next);
  };
  return [visibility, change] as const;
}
