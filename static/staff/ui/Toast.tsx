// Short messages after an action, in a corner; read out politely. Errors stay until closed.

import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { useText } from "../app/i18n";
import { Button, IconButton } from "./Button";
import { Icon } from "./Icon";
import styles from "./Toast.module.css";

interface Message {
  tone: "success" | "danger" | "info";
  text: string;
  action?: Action;
}

/** What can be done about it; always a short way to what can be reached otherwise too. */
interface Action {
  label: string;
  onPress: () => void;
}

const SHOWN_MS = 6_000;
const SHOWN_WITH_ACTION_MS = 20_000;

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

/** Shows a message: `toast.success(t("saved"))`. */
export const toast = {
  success: (text: string, action?: Action) =>
    queue.add({ tone: "success", text, action }, { timeout: action ? SHOWN_WITH_ACTION_MS : SHOWN_MS }),
  info: (text: string) => queue.add({ tone: "info", text }, { timeout: SHOWN_MS }),
  error: (text: string) => queue.add({ tone: "danger", text }),
};

const ICONS = { success: "check", danger: "warning", info: "info" } as const;

/** Stands once, in the app's frame. */
export function Toasts() {
  const t = useText();
  return (
    <ToastRegion queue={queue} className={styles.region} aria-label={t("messages")}>
      {({ toast: shown }) => (
        <AriaToast toast={shown} className={`${styles.toast} ${styles[shown.content.tone]}`}>
          <Icon name={ICONS[shown.content.tone]} />
          <ToastContent className={styles.content}>
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          {shown.content.action && (
            <ActionButton action={shown.content.action} onDone={() => queue.close(shown.key)} />
          )}
          <IconButton slot="close" icon="cross" size="small" label={t("close")} />
        </AriaToast>
      )}
    </ToastRegion>
  );
}

function ActionButton({ action, onDone }: { action: Action; onDone: () => void }) {
  const act = () => {
    onDone();
    action.onPress();
  };
  return (
    <Button size="small" onPress={act}>
      {action.label}
    </Button>
  );
}
