// All addresses, as they stand in the street. What is shown stands in the address.

import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { type AddressRow, useAddresses } from "../../api/addresses";
import { useCatalogue } from "../../api/catalogue";
import { useText } from "../../app/i18n";
import { useMay } from "../../app/session";
import { Button } from "../../ui/Button";
import { DataGrid, type GridColumn } from "../../ui/DataGrid";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState } from "../../ui/States";
import { useFocusOnNext } from "../../ui/useFocusOnNext";
import { useMediaQuery } from "../../ui/useMediaQuery";
import { AddressCards } from "./AddressCards";
import { AddressStateBadge } from "./AddressStateBadge";
import { CreateAddressDialog } from "./CreateAddressDialog";
import { ListTools } from "./ListTools";
import { EVERYTHING, isFiltered, type ListState, queryOf, useListState } from "./listState";
import { MatchDialog } from "./StateDialogs";
import { addressPath, matchButtonId, useFieldLabels } from "./words";

const NARROW = "(max-width: 700px)";
/** The API knows one order: as they stand in the street. */
const SORT = "text";

export default function AddressListPage() {
  const t = useText();
  const mayEdit = useMay("edit_address");
  const isNarrow = useMediaQuery(NARROW);
  const { list, change } = useListState();
  const addresses = useAddresses(queryOf(list));
  const [, navigate] = useLocation();
  const [isCreating, setCreating] = useState(false);
  const [matched, setMatched] = useState<AddressRow | null>(null);
  /** Those that wait are matched from the list itself. */
  const match = mayEdit && list.state === "typed" ? setMatched : undefined;
  const columns = useColumns(match);
  const clear = () => change(EVERYTHING);
  const rows = useMemo(() => addresses.data?.pages.flatMap((page) => page.items), [addresses.data]);
  const ids = useMemo(() => rows?.map((row) => row.id) ?? [], [rows]);
  const leaves = useFocusOnNext(ids, matchButtonId);

  const shared = {
    label: t("nav-addresses"),
    rows,
    rowKey: (row: AddressRow) => row.id,
    rowHref: (row: AddressRow) => addressPath(row.id),
    error: addresses.isError && !addresses.isPlaceholderData ? addresses.error : undefined,
    onRetry: () => addresses.refetch(),
    hasMore: addresses.hasNextPage,
    onMore: () => addresses.fetchNextPage(),
    isLoadingMore: addresses.isFetchingNextPage,
    empty: <Empty list={list} onClear={clear} />,
    toolbar: <ListTools list={list} onChange={change} onClear={clear} />,
  };

  return (
    <Page layout={isNarrow ? "flow" : "fill"}>
      <PageHeader
        title={t("nav-addresses")}
        actions={
          mayEdit && (
            <Button variant="primary" icon="plus" onPress={() => setCreating(true)}>
              {t("address-new")}
            </Button>
          )
        }
      />
      {isNarrow ? (
        <AddressCards {...shared} onMatch={match} />
      ) : (
        <DataGrid
          {...shared}
          name="addresses"
          columns={columns}
          sort={SORT}
          onSort={() => {}}
          filters={{}}
          onFilter={() => {}}
          isRefreshing={addresses.isPlaceholderData}
        />
      )}
      {isCreating && (
        <CreateAddressDialog onClose={() => setCreating(false)} onOpen={(id) => navigate(addressPath(id))} />
      )}
      {matched && (
        <MatchDialog address={matched} onDone={() => leaves(matched.id)} onClose={() => setMatched(null)} />
      )}
    </Page>
  );
}

function Empty({ list, onClear }: { list: ListState; onClear: () => void }) {
  const t = useText();
  if (!isFiltered(list)) {
    return (
      <EmptyState icon="pin" title={t("addresses-empty")}>
        {t("addresses-empty-text")}
      </EmptyState>
    );
  }
  if (list.state === "typed" && list.q === "") {
    return (
      <EmptyState icon="check" title={t("addresses-all-matched")}>
        {t("addresses-all-matched-text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t("addresses-no-match")}
      action={<Button onPress={onClear}>{t("filters-clear")}</Button>}
    >
      {t("dossiers-no-match-text")}
    </EmptyState>
  );
}

function useColumns(onMatch: ((row: AddressRow) => void) | undefined): GridColumn<AddressRow>[] {
  const t = useText();
  const labels = useFieldLabels();
  const { optionLabel } = useCatalogue();
  return useMemo(() => {
    const columns: GridColumn<AddressRow>[] = [
      { key: "text", label: t("item-address"), cell: (row) => row.text },
      {
        key: "dwelling_type",
        label: labels.dwelling_type,
        width: "13rem",
        cell: (row) => (row.dwelling_type ? optionLabel("dwelling_type", row.dwelling_type) : "–"),
      },
      {
        key: "state",
        label: t("dossier-state"),
        width: "9.5rem",
        cell: (row) => <AddressStateBadge state={row.state} />,
      },
      {
        key: "journeys",
        label: t("relation-journeys"),
        width: "7rem",
        align: "end",
        cell: (row) => row.journeys ?? 0,
      },
    ];
    if (!onMatch) return columns;
    const match = (row: AddressRow) => (
      <Button
        id={matchButtonId(row.id)}
        size="small"
        aria-label={t("address-match-named", { address: row.text })}
        onPress={() => onMatch(row)}
      >
        {t("address-match-open")}
      </Button>
    );
    return [...columns, { key: "match", label: t("address-match"), width: "8rem", cell: match }];
  }, [t, labels, optionLabel, onMatch]);
}
