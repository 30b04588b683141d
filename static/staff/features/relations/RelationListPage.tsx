// All people, or all organisations. What is shown stands in the address.

import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { type Noun, type RelationRow, useRelations } from "../../api/relations";
import { useText } from "../../app/i18n";
import { useMay } from "../../app/session";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { DataGrid, type GridColumn } from "../../ui/DataGrid";
import { ColumnFilter } from "../../ui/DataGridControls";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState } from "../../ui/States";
import { useMediaQuery } from "../../ui/useMediaQuery";
import { FilterMenu } from "../dossiers/list/FilterMenu";
import { CreateDialog } from "./CreateDialog";
import { ANY_STATE, isFiltered, type ListState, queryOf, shownState, useListState } from "./listState";
import { RelationCards } from "./RelationCards";
import styles from "./RelationListPage.module.css";
import { writtenValue } from "./values";
import { ICONS, recordPath, useFieldLabels } from "./words";

const NARROW = "(max-width: 700px)";
/** The API knows one order: newest first. */
const SORT = "-created";

export function RelationListPage({ noun }: { noun: Noun }) {
  const t = useText();
  const mayCreate = useMay("edit_contact");
  const isNarrow = useMediaQuery(NARROW);
  const { list, change } = useListState(noun);
  const relations = useRelations(noun, queryOf(list));
  const columns = useColumns(noun);
  const [, navigate] = useLocation();
  const [isCreating, setCreating] = useState(false);
  const title = t(`nav-${noun}s`);
  const clear = () => change({ search: "", state: "" });

  const shared = {
    label: title,
    rows: relations.data?.pages.flatMap((page) => page.items),
    error: relations.isError && !relations.isPlaceholderData ? relations.error : undefined,
    onRetry: () => relations.refetch(),
    hasMore: relations.hasNextPage,
    onMore: () => relations.fetchNextPage(),
    isLoadingMore: relations.isFetchingNextPage,
    empty: <Empty noun={noun} list={list} onClear={clear} />,
    toolbar: <Tools noun={noun} list={list} onChange={change} onClear={clear} />,
  };

  return (
    <Page layout={isNarrow ? "flow" : "fill"}>
      <PageHeader
        title={title}
        actions={
          mayCreate && (
            <Button variant="primary" icon="plus" onPress={() => setCreating(true)}>
              {t(`${noun}-new`)}
            </Button>
          )
        }
      />
      {isNarrow ? (
        <RelationCards noun={noun} {...shared} />
      ) : (
        <DataGrid
          {...shared}
          key={noun}
          name={`${noun}s`}
          columns={columns}
          rowKey={(row) => row.id}
          rowHref={(row) => recordPath(noun, row.id)}
          sort={SORT}
          onSort={() => {}}
          filters={{}}
          onFilter={() => {}}
          isRefreshing={relations.isPlaceholderData}
        />
      )}
      {isCreating && (
        <CreateDialog
          noun={noun}
          onClose={() => setCreating(false)}
          onOpen={(record) => navigate(recordPath(noun, record.id))}
        />
      )}
    </Page>
  );
}

interface ToolsProps {
  noun: Noun;
  list: ListState;
  onChange: (list: ListState, isReplacing?: boolean) => void;
  onClear: () => void;
}

function Tools({ noun, list, onChange, onClear }: ToolsProps) {
  const t = useText();
  return (
    <>
      <div className={styles.search}>
        <ColumnFilter
          label={t(`relation-search-${noun}`)}
          value={list.search}
          onChange={(search) => onChange({ ...list, search: search.trim() }, list.search !== "")}
        />
      </div>
      <FilterMenu
        label={t("dossier-state")}
        all={null}
        options={["active", "inactive", ANY_STATE].map((key) => ({ key, label: t(`state-${key}`) }))}
        value={shownState(list)}
        isActive={list.state !== ""}
        onChange={(state) => onChange({ ...list, state: state ?? "" })}
      />
      {isFiltered(list) && (
        <Button variant="quiet" size="small" icon="cross" onPress={onClear}>
          {t("filters-clear")}
        </Button>
      )}
    </>
  );
}

function Empty({ noun, list, onClear }: { noun: Noun; list: ListState; onClear: () => void }) {
  const t = useText();
  if (!isFiltered(list)) {
    return (
      <EmptyState icon={ICONS[noun]} title={t(`relations-empty-${noun}`)}>
        {t("relations-empty-text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t(`relations-no-match-${noun}`)}
      action={<Button onPress={onClear}>{t("filters-clear")}</Button>}
    >
      {t("dossiers-no-match-text")}
    </EmptyState>
  );
}

function useColumns(noun: Noun): GridColumn<RelationRow>[] {
  const t = useText();
  const labels = useFieldLabels();
  return useMemo(() => {
    const columns: GridColumn<RelationRow>[] = [
      {
        key: "name",
        label: labels.name,
        cell: (row) => (
          <>
            {row.name} {row.state === "inactive" && <Badge>{t("state-inactive")}</Badge>}
          </>
        ),
      },
      {
        key: "enterprise_number",
        label: labels.enterprise_number,
        width: "9.5rem",
        cell: (row) => writtenValue("enterprise_number", row.enterprise_number) || "–",
      },
      { key: "email", label: labels.email, cell: (row) => row.email ?? "–" },
      {
        key: "telephone",
        label: labels.telephone,
        width: "10rem",
        cell: (row) => writtenValue("telephone", row.telephone) || "–",
      },
      {
        key: "journeys",
        label: t("relation-journeys"),
        width: "7rem",
        align: "end",
        cell: (row) => row.journeys ?? 0,
      },
    ];
    return columns.filter((column) => noun === "organisation" || column.key !== "enterprise_number");
  }, [t, labels, noun]);
}
