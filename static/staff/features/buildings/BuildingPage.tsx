// One building with its addresses, found by its id.

import { useParams } from "wouter";
import { type Building, useBuilding } from "../../api/buildings";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { Badge } from "../../ui/Badge";
import { ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { Panel } from "../../ui/Panel";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { lastList } from "../addresses/listState";
import { RecordColumns } from "../records/RecordColumns";
import { BuildingAddresses } from "./BuildingAddresses";
import { BuildingData } from "./BuildingData";
import { BuildingJourneys } from "./BuildingJourneys";
import { nameOf } from "./values";

export default function BuildingPage() {
  const t = useText();
  const { id = "" } = useParams<{ id: string }>();
  const building = useBuilding(id);
  const back = { href: lastList(), label: t("nav-addresses") };

  if (building.data) {
    return (
      <Page>
        <View key={id} building={building.data} back={back} />
      </Page>
    );
  }
  const isUnknown = building.isError && isProblem(building.error, 404);
  return (
    <Page>
      <PageHeader title={t(isUnknown ? "not-found-building" : "building")} back={back} />
      {isUnknown ? (
        <EmptyState
          icon="building"
          title={t("problem-not-found")}
          action={
            <ButtonLink href={path("addresses")} icon="search">
              {t("search-in-list")}
            </ButtonLink>
          }
        />
      ) : building.isError ? (
        <ErrorState error={building.error} onRetry={() => building.refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </Page>
  );
}

function View({ building, back }: { building: Building; back: { href: string; label: string } }) {
  const t = useText();
  const { addresses, apartments } = building;
  return (
    <>
      <PageHeader title={nameOf(building) ?? t("building")} back={back} takesFocus>
        <Badge icon="building">{t("building")}</Badge>
        {!building.may_edit && <Badge icon="lock">{t("read-only")}</Badge>}
      </PageHeader>
      <RecordColumns
        side={
          <Panel title={t("addresses")} isFlush>
            {addresses.length === 0 && apartments.length === 0 ? (
              <EmptyState icon="pin" title={t("addresses-none")} />
            ) : (
              <BuildingAddresses label={t("addresses")} addresses={addresses} />
            )}
          </Panel>
        }
      >
        <BuildingData latest={building} />
        {apartments.length > 0 && (
          <Panel title={t("building-apartments", { count: apartments.length })} isFlush>
            <BuildingAddresses label={t("apartments")} addresses={apartments} />
          </Panel>
        )}
        <BuildingJourneys id={building.id} />
      </RecordColumns>
    </>
  );
}
