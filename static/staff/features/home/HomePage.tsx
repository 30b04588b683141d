// Where a day starts: my tasks, my requests, what waits in the queues, my dossiers.

import { useText } from "../../app/i18n";
import { useMay, useMe } from "../../app/session";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { NewDossierButton } from "../openings/NewDossierButton";
import styles from "./HomePage.module.css";
import { MyDossiers } from "./MyDossiers";
import { MyItems } from "./MyItems";
import { MyTasks } from "./MyTasks";
import { WaitingQueues } from "./WaitingQueues";

export default function HomePage() {
  const t = useText();
  const me = useMe();
  const canReadQueues = useMay("read_queue_item");
  const hasTasks = useMay("edit_activities");
  const mayCreate = useMay("create_dossier");
  return (
    <Page>
      <PageHeader
        title={t("home-greeting", { name: me.name.split(" ")[0] ?? me.name })}
        actions={mayCreate && <NewDossierButton />}
      />
      <div className={styles.grid}>
        {hasTasks && (
          <div className={styles.wide}>
            <MyTasks />
          </div>
        )}
        {canReadQueues && (
          <>
            <MyItems />
            <WaitingQueues />
          </>
        )}
        <div className={styles.wide}>
          <MyDossiers />
        </div>
      </div>
    </Page>
  );
}
