// One address with all that is known there, found by its id.

import { Redirect, useParams } from "wouter";
import { useAddress } from "../../api/addresses";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { AddressView } from "./AddressView";
import { lastList } from "./listState";
import { addressPath } from "./words";

export default function AddressPage() {
  const t = useText();
  const { id = "" } = useParams<{ id: string }>();
  const passport = useAddress(id);
  const back = { href: lastList(), label: t("nav-addresses") };

  if (passport.data) {
    const { address } = passport.data;
    // An old link of an address that was merged: from then on the address bar says where it is now.
    if (address.id !== id) return <Redirect to={addressPath(address.id)} replace />;
    return (
      <Page>
        <AddressView key={id} passport={passport.data} back={back} />
      </Page>
    );
  }
  return (
    <Page>
      {passport.isError && isProblem(passport.error, 404) ? (
        <>
          <PageHeader title={t("not-found-address")} back={back} />
          <EmptyState
            icon="pin"
            title={t("problem-not-found")}
            action={
              <ButtonLink href={path("addresses")} icon="search">
                {t("search-in-list")}
              </ButtonLink>
            }
          />
        </>
      ) : (
        <>
          <PageHeader title={t("item-address")} back={back} />
          {passport.isError ? (
            <ErrorState error={passport.error} onRetry={() => passport.refetch()} />
          ) : (
            <Skeleton lines={10} />
          )}
        </>
      )}
    </Page>
  );
}
