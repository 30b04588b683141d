// The stages of a dossier as a row of dots ("blauwe bollen"): passed, current and to come. Choosing one moves there.

import { useRef } from "react";
import { Button } from "react-aria-components";
import { useText } from "../app/i18n";
import { Icon } from "./Icon";
import styles from "./StageBar.module.css";
import { useInSight } from "./useInSight";

export interface StageBarProps {
  label: string;
  stages: { key: string; label: string }[];
  current: string;
  /** Without it, the stages are only shown. */
  onSelect?: (key: string) => void;
  /** The stage a change to which is on its way. */
  pending?: string;
}

export function StageBar({ label, stages, current, onSelect, pending }: StageBarProps) {
  const t = useText();
  const row = useRef<HTMLElement>(null);
  useInSight(row, "[aria-current=step]", current);
  const at = stages.findIndex((stage) => stage.key === current);
  return (
    <nav ref={row} aria-label={label} className={styles.scroller}>
      <ol className={styles.bar}>
        {stages.map((stage, index) => {
          const state = index < at ? "done" : index === at ? "current" : "open";
          const dot = (
            <>
              <span className={styles.dot}>{state === "done" && <Icon name="check" size={14} />}</span>
              <span className={styles.name}>{stage.label}</span>
              <span className="visually-hidden">{t(`stage-${state}`)}</span>
            </>
          );
          return (
            <li key={stage.key} className={`${styles.stage} ${styles[state]}`}>
              {onSelect ? (
                <Button
                  className={styles.button}
                  aria-current={state === "current" ? "step" : undefined}
                  data-pending={pending === stage.key || undefined}
                  onPress={() => stage.key !== current && !pending && onSelect(stage.key)}
                >
                  {dot}
                </Button>
              ) : (
                <span className={styles.button} aria-current={state === "current" ? "step" : undefined}>
                  {dot}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
