// The filters above the list that choose from something known; those that search a text stand in the columns.

import { useCatalogue } from "../../../api/catalogue";
import { useUsers } from "../../../api/users";
import { useText } from "../../../app/i18n";
import { useMe } from "../../../app/session";
import { Button } from "../../../ui/Button";
import { FilterMenu } from "./FilterMenu";
import { ANY_STATE, isFiltered, type ListState, shownState, withFilter } from "./listState";

export interface ListFiltersProps {
  list: ListState;
  fixedType: string | undefined;
  onChange: (list: ListState) => void;
}

export function ListFilters({ list, fixedType, onChange }: ListFiltersProps) {
  const t = useText();
  const me = useMe();
  const users = useUsers();
  const { options, subtypeOptions, type: typeOf, text } = useCatalogue();
  const { filters } = list;
  const type = filters.type ? typeOf(filters.type) : undefined;
  const choose = (key: "type" | "stage" | "subtype" | "queue" | "assignee" | "state") => ({
    value: filters[key],
    onChange: (value: string | null) => onChange(withFilter(list, key, value)),
  });
  const colleagues = (users.data ?? []).filter((user) => user.id !== me.id);

  return (
    <>
      {!fixedType && (
        <FilterMenu label={t("dossier-type")} options={options("types", filters.type)} {...choose("type")} />
      )}
      {type && (
        <>
          <FilterMenu
            label={t("dossier-subtype")}
            options={subtypeOptions(type.key, filters.subtype)}
            {...choose("subtype")}
          />
          <FilterMenu
            label={t("dossier-stage")}
            options={type.stages.map((stage) => ({ key: stage.key, label: text(stage.labels) }))}
            {...choose("stage")}
          />
        </>
      )}
      <FilterMenu
        label={t("dossier-queue")}
        options={options("queues", filters.queue)}
        {...choose("queue")}
      />
      <FilterMenu
        label={t("dossier-assignee")}
        all={t("everybody")}
        options={[
          { key: "me", label: t("me") },
          { key: "none", label: t("nobody") },
          ...colleagues.map((user) => ({ key: user.id, label: user.name })),
        ]}
        {...choose("assignee")}
      />
      <FilterMenu
        label={t("dossier-state")}
        all={null}
        options={["active", "inactive", ANY_STATE].map((key) => ({ key, label: t(`state-${key}`) }))}
        value={shownState(list)}
        isActive={filters.state !== undefined}
        onChange={(state) => onChange(withFilter(list, "state", state))}
      />
      {isFiltered(list, fixedType) && (
        <Button
          variant="quiet"
          size="small"
          icon="cross"
          onPress={() => onChange({ ...list, q: "", filters: fixedType ? { type: fixedType } : {} })}
        >
          {t("filters-clear")}
        </Button>
      )}
    </>
  );
}
