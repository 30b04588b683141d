// The columns of the dossier list. Their keys are those by which the API sorts and filters.

import { useMemo } from "react";
import { useCatalogue } from "../../../api/catalogue";
import type { DossierRow } from "../../../api/types";
import { useText } from "../../../app/i18n";
import type { GridColumn } from "../../../ui/DataGrid";
import { AgeText, DateText } from "../../../ui/DateText";
import { DossierIcons } from "../DossierMarks";
import { DueDate } from "../DueDate";
import { StageLabel } from "../StageLabel";
import styles from "./columns.module.css";

const withoutType = (column: GridColumn<DossierRow>) => column.key !== "type";

/** In the list of one type the type itself is not worth a column. */
export function useColumns(fixedType: string | undefined): GridColumn<DossierRow>[] {
  const t = useText();
  const { label, subtypeLabel, type: typeOf } = useCatalogue();
  return useMemo(() => {
    const isCompleted = (row: DossierRow) => typeOf(row.type)?.stages.at(-1)?.key === row.stage;
    const columns: GridColumn<DossierRow>[] = [
      {
        key: "number",
        label: t("dossier-number"),
        width: "8rem",
        sort: "descending",
        canFilter: true,

        cell: (row) => (
          <>
            {row.number} <DossierIcons dossier={row} />
          </>
        ),
      },
      {
        key: "customer",
        label: t("dossier-customer"),
        canFilter: true,
        cell: (row) => <span className={styles.customer}>{row.customer ?? "–"}</span>,
      },
      {
        key: "address",
        label: t("dossier-address"),
        canFilter: true,
        cell: (row) => row.address ?? "–",
      },
      {
        key: "type",
        label: t("dossier-type"),
        width: "8rem",
        sort: "ascending",
        cell: (row) => label("types", row.type),
      },
      {
        key: "subtype",
        label: t("dossier-subtype"),
        isHidden: fixedType === undefined,
        cell: (row) => (row.subtype ? subtypeLabel(row.type, row.subtype) : "–"),
      },
      {
        key: "stage",
        label: t("dossier-stage"),
        width: "10.75rem",
        sort: "ascending",
        cell: (row) => <StageLabel type={row.type} stage={row.stage} />,
      },
      {
        key: "due_date",
        label: t("due"),
        width: "8.5rem",
        sort: "ascending",
        cell: (row) => <DueDate value={row.due_date} isCompleted={isCompleted(row)} />,
      },
      {
        key: "assignee",
        label: t("dossier-assignee"),
        width: "8rem",
        sort: "ascending",
        cell: (row) => row.assignee?.name ?? <span className={styles.nobody}>{t("nobody")}</span>,
      },
      {
        key: "queue",
        label: t("dossier-queue"),
        isHidden: true,
        cell: (row) => (row.queue ? label("queues", row.queue) : "–"),
      },
      {
        key: "requested_on",
        label: t("dossier-requested"),
        width: "7rem",
        isHidden: true,
        sort: "descending",
        cell: (row) => <DateText value={row.requested_on} />,
      },
      {
        key: "updated_at",
        label: t("dossier-updated"),
        width: "8rem",
        sort: "descending",
        cell: (row) => <AgeText value={row.updated_at} />,
      },
    ];
    return fixedType ? columns.filter(withoutType) : columns;
  }, [t, label, subtypeLabel, typeOf, fixedType]);
}
