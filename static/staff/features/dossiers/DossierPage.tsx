// One dossier, found by its number or by what leads to it.

import { Redirect, useLocation, useParams } from "wouter";
import { useCatalogueQuery } from "../../api/catalogue";
import { useDossier } from "../../api/dossier";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States";
import { shownTabs, TIMELINE_TAB } from "./page/DossierTabs";
import { DossierView } from "./page/DossierView";

export default function DossierPage() {
  const { number = "", tab } = useParams<{ number: string; tab?: string }>();
  const dossier = useDossier(number);
  const catalogue = useCatalogueQuery();
  const [, navigate] = useLocation();

  const failed = [dossier, catalogue].find((query) => query.isError && !query.data);
  if (failed) {
    const retry = () => Promise.all([dossier.refetch(), catalogue.refetch()]);
    return <Failed number={number} error={failed.error} onRetry={retry} />;
  }
  if (!dossier.data || !catalogue.data) return <Loading number={number} />;

  const found = dossier.data;
  const type = catalogue.data.types.find((candidate) => candidate.key === found.type);
  const tabs = [...shownTabs(type).map((candidate) => candidate.key), TIMELINE_TAB];
  const shown = tab && tabs.includes(tab) ? tab : tabs[0];
  const to = (key: string) => path("dossierTab", { number: found.number, tab: key });
  // A receipt or a former number leads here too: from then on the address says the dossier's own number.
  if (found.number !== number || tab !== shown) return <Redirect to={to(shown ?? "")} replace />;

  return (
    <Page>
      <DossierView
        key={found.id}
        latest={found}
        tab={shown ?? ""}
        onTab={(key) => navigate(to(key), { replace: true })}
      />
    </Page>
  );
}

function Loading({ number }: { number: string }) {
  return (
    <Page>
      <PageHeader title={number} />
      <Skeleton lines={10} />
    </Page>
  );
}

function Failed({ number, error, onRetry }: { number: string; error: unknown; onRetry: () => void }) {
  const t = useText();
  if (!isProblem(error, 404)) {
    return (
      <Page>
        <PageHeader title={number} />
        <ErrorState error={error} onRetry={onRetry} />
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader title={t("dossier-not-found", { number })} />
      <EmptyState
        icon="folder"
        title={t("dossier-not-found-text")}
        action={
          <ButtonLink href={`${path("dossiers")}?q=${encodeURIComponent(number)}`} icon="search">
            {t("search-label")}
          </ButtonLink>
        }
      />
    </Page>
  );
}
