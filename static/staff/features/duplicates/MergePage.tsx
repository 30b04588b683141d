// One merge: what became one, what was taken over, what happened since, and the way back.

import { useState } from "react";
import { useLocation, useParams, useSearch } from "wouter";
import { type Merge, useMergeQuery } from "../../api/merges";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useMay } from "../../app/session";
import { Badge } from "../../ui/Badge";
import { Button, ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { Panel } from "../../ui/Panel";
import { ErrorState, Notice, Skeleton } from "../../ui/States";
import { Brought, Edits, Links, MergeFacts } from "./MergeFacts";
import styles from "./MergePage.module.css";
import { UndoDialog } from "./UndoDialog";
import { useFocusOnce } from "./useFocusOnce";
import { recordPath } from "./words";

export default function MergePage() {
  const t = useText();
  const { id = "" } = useParams<{ id: string }>();
  const merge = useMergeQuery(id);
  if (merge.data) return <View key={id} merge={merge.data} />;
  return (
    <Page>
      <PageHeader title={t("merge-page")} />
      {merge.isError ? (
        <ErrorState error={merge.error} onRetry={() => merge.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

function View({ merge }: { merge: Merge }) {
  const t = useText();
  const mayUndo = useMay("merge_contacts") && merge.undoable;
  const { isAsking, ask, close } = useAsking(merge.id);
  const [hasUndone, setUndone] = useState(false);
  const { noun, survivor } = merge;
  return (
    <Page>
      <PageHeader
        title={t("merge-page-of", { loser: merge.loser.name, survivor: survivor.name })}
        back={{ href: recordPath(noun, survivor.id), label: survivor.name }}
        actions={mayUndo && <Button onPress={ask}>{t("merge-undo")}</Button>}
      >
        <Badge tone={merge.undone_at ? "neutral" : "accent"}>
          {t(merge.undone_at ? "merge-state-undone" : "merge-state-in-force")}
        </Badge>
      </PageHeader>
      {hasUndone && <Undone merge={merge} />}
      {!merge.undone_at && !merge.undoable && <MergedOn merge={merge} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title={t("merge-facts")}>
            <MergeFacts merge={merge} />
          </Panel>
          <Panel title={t("merge-brought")}>
            <Brought merge={merge} />
          </Panel>
        </div>
        <Panel title={t(merge.undone_at ? "merge-to-place" : "merge-since")}>
          <Since merge={merge} />
        </Panel>
      </div>
      {isAsking && mayUndo && (
        <UndoDialog
          merge={merge}
          onClose={close}
          onUndone={() => {
            close();
            setUndone(true);
          }}
        />
      )}
    </Page>
  );
}

/** Whether the address asks to undo, as the message after a merge does. */
function useAsking(id: string) {
  const [, navigate] = useLocation();
  const here = path("merge", { id });
  return {
    isAsking: new URLSearchParams(useSearch()).has("undo"),
    ask: () => navigate(`${here}?undo`, { replace: true }),
    close: () => navigate(here, { replace: true }),
  };
}

/** The result of undoing, where the focus goes. */
function Undone({ merge }: { merge: Merge }) {
  const t = useText();
  const place = useFocusOnce();
  const isLeft = merge.edits.length > 0 || merge.links.length > 0;
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="success">
        <p>{t("merge-undone-result", { loser: merge.loser.name, survivor: merge.survivor.name })}</p>
        {isLeft && <p>{t("merge-undone-to-place")}</p>}
        <div className={styles.records}>
          {[merge.loser, merge.survivor].map(({ id, name }) => (
            <ButtonLink key={id} href={recordPath(merge.noun, id)} size="small" icon="arrowRight">
              {t("open-named", { name })}
            </ButtonLink>
          ))}
        </div>
      </Notice>
    </div>
  );
}

/** The survivor was itself merged on: that has to be undone first. Its page leads there. */
function MergedOn({ merge }: { merge: Merge }) {
  const t = useText();
  const { id, name } = merge.survivor;
  return (
    <Notice tone="warning">
      <p>{t("problem-survivor-merged")}</p>
      <div className={styles.records}>
        <ButtonLink href={recordPath(merge.noun, id)} size="small" icon="arrowRight">
          {t("open-named", { name })}
        </ButtonLink>
      </div>
    </Notice>
  );
}

function Since({ merge }: { merge: Merge }) {
  const t = useText();
  const names = { loser: merge.loser.name, survivor: merge.survivor.name };
  if (merge.edits.length === 0 && merge.links.length === 0) {
    return (
      <p className={styles.muted}>{t(merge.undone_at ? "merge-nothing-to-place" : "merge-nothing-since")}</p>
    );
  }
  return (
    <div className={styles.column}>
      <p className={styles.muted}>{t(merge.undone_at ? "merge-to-place-text" : "merge-since-text", names)}</p>
      {merge.edits.length > 0 && (
        <section>
          <h3 className={styles.title}>{t("merge-edits")}</h3>
          <Edits merge={merge} />
        </section>
      )}
      {merge.links.length > 0 && (
        <section>
          <h3 className={styles.title}>{t("merge-links")}</h3>
          <Links links={merge.links} />
        </section>
      )}
    </div>
  );
}
