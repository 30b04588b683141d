// Claim, release, take over, move, and make a dossier.

import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useLocation } from "wouter";
import { useCatalogue } from "../../api/catalogue";
import { isProblem } from "../../api/problem";
import { type QueueItemCommand, useQueueItemCommand } from "../../api/queues";
import type { QueueItem } from "../../api/types";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { path } from "../../app/routes";
import { useMe } from "../../app/session";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Menu } from "../../ui/Menu";
import { toast } from "../../ui/Toast";
import styles from "./QueueItemActions.module.css";

/** Its calendar and lists are half of the page's weight, and most requests are only read. */
const NewDossierDialog = lazy(() => import("./NewDossierDialog"));

export function QueueItemActions({ item, listPath }: { item: QueueItem; listPath: string }) {
  const t = useText();
  const me = useMe();
  const [, navigate] = useLocation();
  const { options, label } = useCatalogue();
  const { run, pending } = useItemCommand(item, () => navigate(listPath));
  const [dialog, setDialog] = useState<"make-dossier" | "take-over" | null>(null);
  const close = () => setDialog(null);

  if (!item.allowed.claim && !item.allowed.move && !item.allowed.convert) return null;
  const isMine = item.claimed_by?.id === me.id;
  const claim = () => {
    if (item.claimed_by) setDialog("take-over");
    else run({ kind: "claim", takeOver: false }, t("claimed"));
  };
  const takeOver = () => {
    close();
    run({ kind: "claim", takeOver: true }, t("claimed"));
  };

  return (
    <div className={styles.actions}>
      {item.allowed.convert && (
        <Button variant="primary" icon="plus" onPress={() => setDialog("make-dossier")}>
          {t("make-dossier")}
        </Button>
      )}
      {item.allowed.claim && isMine && (
        <Button isPending={pending === "release"} onPress={() => run({ kind: "release" }, t("released"))}>
          {t("release")}
        </Button>
      )}
      {item.allowed.claim && !isMine && (
        <Button icon="hand" isPending={pending === "claim"} onPress={claim}>
          {item.claimed_by ? t("take-over") : t("claim")}
        </Button>
      )}
      {item.allowed.move && (
        <Menu
          label={t("move-to")}
          trigger={t("move-to-queue")}
          icon="move"
          items={options("queues").map((queue) => ({ ...queue, isDisabled: queue.key === item.queue }))}
          isPending={pending === "move"}
          onAction={(queue) => run({ kind: "move", queue }, t("moved", { queue: label("queues", queue) }))}
        />
      )}
      {dialog === "make-dossier" && (
        <Suspense fallback={null}>
          <NewDossierDialog
            item={item}
            onClose={close}
            onMade={(number) => {
              toast.success(t("new-dossier-made", { number }));
              navigate(path("dossier", { number }));
            }}
          />
        </Suspense>
      )}
      <Dialog
        title={t("take-over")}
        isOpen={dialog === "take-over"}
        onClose={close}
        size="small"
        footer={
          <>
            <Button onPress={close}>{t("cancel")}</Button>
            <Button variant="primary" onPress={takeOver}>
              {t("take-over")}
            </Button>
          </>
        }
      >
        <p>{t("take-over-question", { name: item.claimed_by?.name ?? "" })}</p>
      </Dialog>
    </div>
  );
}

/**
 * Runs a command; when somebody was faster, says so and shows the present state. `onGone`: the item is done as wished,
 * and out of the user's sight.
 */
function useItemCommand(item: QueueItem, onGone: () => void) {
  const queries = useQueryClient();
  const problemText = useProblemText();
  const mutation = useQueueItemCommand();
  const run = (command: QueueItemCommand, done: string) =>
    mutation.mutate(
      { item, command },
      {
        onSuccess: (present) => {
          toast.success(done);
          if (present) return;
          onGone();
          queries.removeQueries({ queryKey: ["queue-item", item.id] });
        },
        onError: (error) => {
          toast.error(problemText(error));
          if (![404, 409, 412].some((status) => isProblem(error, status))) return;
          queries.invalidateQueries({ queryKey: ["queue-item", item.id] });
          queries.invalidateQueries({ queryKey: ["queue-items"] });
        },
      },
    );
  return { run, pending: mutation.isPending ? mutation.variables.command.kind : undefined };
}
