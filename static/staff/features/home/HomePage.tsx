// Where a day starts: my requests, what waits in the queues, my dossiers.

import { useText } from "../../app/i18n";
import { useMay, useMe } from "../../app/session";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import styles from "./HomePage.module.css";
import { MyDossiers } from "./MyDossiers";
import { MyItems } from "./MyItems";
import { WaitingQueues } from "./WaitingQueues";

export default function HomePage() {
  const t = useText();
  const me = useMe();
  const canReadQueues = useMay("read_queue_item");
  return (
    <Page>
      <PageHeader title={t("home-greeting", { name: me.name.split(" ")[0] ?? me.name })} />
      <div className={styles.grid}>
        {canReadQueues && (
          <>
            <MyItems />
            <WaitingQueues />
          </>
        )}
        <MyDossiers />
      </div>
    </Page>
  );
}
