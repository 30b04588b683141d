// Tabs: arrow keys move, only the chosen panel is drawn.

import { type ReactNode, useRef } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";
import styles from "./Tabs.module.css";
import { useInSight } from "./useInSight";

export interface TabEntry {
  key: string;
  label: string;
  /** A number behind the label: items in a list, fields still missing. */
  count?: number;
  isAlarming?: boolean;
}

export interface TabsProps {
  label: string;
  tabs: TabEntry[];
  selected: string;
  onSelect: (key: string) => void;
  /** The panel of the selected tab. */
  children: ReactNode;
}

export function Tabs({ label, tabs, selected, onSelect, children }: TabsProps) {
  const row = useRef<HTMLDivElement>(null);
  useInSight(row, "[aria-selected=true]", selected);
  return (
    <AriaTabs
      className={styles.tabs}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
    >
      <div ref={row} className={styles.scroller}>
        <TabList className={styles.list} aria-label={label}>
          {tabs.map((tab) => (
            <Tab key={tab.key} id={tab.key} className={styles.tab}>
              {tab.label}
              {tab.count !== undefined && (
                <span className={tab.isAlarming ? `${styles.count} ${styles.alarming}` : styles.count}>
                  {tab.count}
                </span>
              )}
            </Tab>
          ))}
        </TabList>
      </div>
      <TabPanel key={selected} id={selected} className={styles.panel}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
