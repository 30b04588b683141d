// An address of the app that leads nowhere.

import { ButtonLink } from "../ui/Button";
import { Page } from "../ui/Page";
import { PageHeader } from "../ui/PageHeader";
import { EmptyState } from "../ui/States";
import { useText } from "./i18n";
import { path } from "./routes";

export function NotFoundPage() {
  const t = useText();
  return (
    <Page>
      <PageHeader title={t("not-found-title")} />
      <EmptyState
        icon="search"
        title={t("not-found-text")}
        action={<ButtonLink href={path("home")}>{t("go-to-start")}</ButtonLink>}
      />
    </Page>
  );
}
