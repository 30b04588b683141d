// What the desk is called and how it is reached, for its manager to change.

import { useSettings } from "../../api/settings";
import { useText } from "../../app/i18n";
import { useMay } from "../../app/session";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { Panel } from "../../ui/Panel";
import { ErrorState, Skeleton } from "../../ui/States";
import { SettingsForm } from "./SettingsForm";

export default function SettingsPage() {
  const t = useText();
  const settings = useSettings();
  const mayManage = useMay("manage_settings");
  return (
    <Page layout="narrow">
      <PageHeader title={t("nav-settings")} />
      <Panel title={t("settings-desk")}>
        {settings.data ? (
          <SettingsForm key={settings.data.etag} settings={settings.data} isReadOnly={!mayManage} />
        ) : settings.isError ? (
          <ErrorState error={settings.error} onRetry={() => settings.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </Panel>
    </Page>
  );
}
