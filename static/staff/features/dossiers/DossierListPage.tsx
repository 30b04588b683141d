// All dossiers, or those of one type. What is shown stands in the address.

import { useEffect } from "react";
import { useLocation, useParams, useSearch } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import { useDossiers } from "../../api/dossiers";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useMay } from "../../app/session";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { DataGrid } from "../../ui/DataGrid";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState } from "../../ui/States";
import { useMediaQuery } from "../../ui/useMediaQuery";
import { NewDossierButton } from "../openings/NewDossierButton";
import { useColumns } from "./list/columns";
import { ListFilters } from "./list/ListFilters";
import { rememberList } from "./list/lastList";
import { isFiltered, type ListState, queryOf, TEXT_FILTERS, withFilter } from "./list/listState";
import { NarrowList } from "./list/NarrowList";
import { useListState } from "./list/useListState";

const NARROW = "(max-width: 700px)";

export default function DossierListPage() {
  const t = useText();
  const { type } = useParams<{ type?: string }>();
  const { label } = useCatalogue();
  const { list, change } = useListState(type);
  const columns = useColumns(type);
  const mayCreate = useMay("create_dossier");
  const isNarrow = useMediaQuery(NARROW);
  const dossiers = useDossiers(queryOf(list));
  const title = type ? label("types", type) : t("nav-all-dossiers");

  const [pathname] = useLocation();
  const search = useSearch();
  useEffect(() => rememberList(search ? `${pathname}?${search}` : pathname), [pathname, search]);

  const filter = (key: string, text: string) => {
    const known = TEXT_FILTERS.find((candidate) => candidate === key);
    if (known) change(withFilter(list, known, text.trim()), Boolean(list.filters[known]));
  };
  const grid = {
    label: title,
    columns,
    rows: dossiers.data?.pages.flatMap((page) => page.items),
    sort: list.sort,
    onSort: (sort: string) => change({ ...list, sort }),
    filters: list.filters as Record<string, string>,
    onFilter: filter,
    error: dossiers.isError && !dossiers.isPlaceholderData ? dossiers.error : undefined,
    onRetry: () => dossiers.refetch(),
    hasMore: dossiers.hasNextPage,
    onMore: () => dossiers.fetchNextPage(),
    isLoadingMore: dossiers.isFetchingNextPage,
    empty: <Empty list={list} type={type} onClear={() => change({ ...list, q: "", filters: {} })} />,
    toolbar: <ListFilters list={list} fixedType={type} onChange={change} />,
  };

  return (
    <Page layout={isNarrow ? "flow" : "fill"}>
      <PageHeader title={title} actions={mayCreate && <NewDossierButton type={list.filters.type} />}>
        {list.q && (
          <Badge tone="accent" icon="search">
            {t("searched-for", { text: list.q })}
          </Badge>
        )}
      </PageHeader>
      {isNarrow ? (
        <NarrowList {...grid} isFiltered={isFiltered(list, type)} />
      ) : (
        <DataGrid
          {...grid}
          key={type}
          name={type ? "dossiers-of-type" : "dossiers"}
          rowKey={(row) => row.number}
          rowHref={(row) => path("dossier", { number: row.number })}
          isRefreshing={dossiers.isPlaceholderData}
        />
      )}
    </Page>
  );
}

function Empty({ list, type, onClear }: { list: ListState; type: string | undefined; onClear: () => void }) {
  const t = useText();
  if (!isFiltered(list, type)) {
    return (
      <EmptyState icon="folder" title={t("dossiers-empty")}>
        {t("dossiers-empty-text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t("dossiers-no-match")}
      action={<Button onPress={onClear}>{t("filters-clear")}</Button>}
    >
      {t("dossiers-no-match-text")}
    </EmptyState>
  );
}
