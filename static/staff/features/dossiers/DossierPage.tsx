import { useText } from "../../app/i18n";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";

export default function DossierPage() {
  const t = useText();
  return (
    <Page>
      <PageHeader title={t("dossier")} />
    </Page>
  );
}
