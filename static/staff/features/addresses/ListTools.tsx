// What narrows the list of addresses: a search, the state, and at one press those that wait to be matched.

import { useText } from "../../app/i18n";
import { useMay } from "../../app/session";
import { Button } from "../../ui/Button";
import { ColumnFilter } from "../../ui/DataGridControls";
import { FilterMenu } from "../dossiers/list/FilterMenu";
import styles from "./AddressListPage.module.css";
import { isFiltered, type ListState, readList, STATES } from "./listState";

export interface ListToolsProps {
  list: ListState;
  onChange: (list: ListState, isReplacing?: boolean) => void;
  onClear: () => void;
}

export function ListTools({ list, onChange, onClear }: ListToolsProps) {
  const t = useText();
  const mayEdit = useMay("edit_address");
  const isToMatch = list.state === "typed";
  return (
    <>
      <div className={styles.search}>
        <ColumnFilter
          label={t("address-search")}
          value={list.q}
          onChange={(q) => onChange({ ...list, q: q.trim() }, list.q !== "")}
        />
      </div>
      {mayEdit && (
        <Button
          size="small"
          icon="link"
          variant={isToMatch ? "primary" : "secondary"}
          aria-pressed={isToMatch}
          onPress={() => onChange({ ...list, state: isToMatch ? null : "typed" })}
        >
          {t("address-to-match")}
        </Button>
      )}
      <FilterMenu
        label={t("dossier-state")}
        options={STATES.map((key) => ({ key, label: t(`address-state-${key}`) }))}
        value={list.state ?? undefined}
        onChange={(state) => onChange({ ...list, state: readList(`state=${state ?? ""}`).state })}
      />
      {isFiltered(list) && (
        <Button variant="quiet" size="small" icon="cross" onPress={onClear}>
          {t("filters-clear")}
        </Button>
      )}
    </>
  );
}
