// The app's icons: 16 × 16 line drawings that take the colour of the text around them.

import styles from "./Icon.module.css";

const PATHS = {
  home: "M2.5 7.2 8 2.5l5.5 4.7V13a.5.5 0 0 1-.5.5H9.8V9.5H6.2v4H3a.5.5 0 0 1-.5-.5z",
  inbox: "M2.5 9.5 4.3 3h7.4l1.8 6.5V13h-11zM2.5 9.5h3.2a2.3 2.3 0 0 0 4.6 0h3.2",
  folder: "M2 4a1 1 0 0 1 1-1h3.2l1.5 1.7H13a1 1 0 0 1 1 1V12a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1z",
  route:
    "M4 2.5a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4zM12 10.1a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4zM5.7 4.2H10a2.2 2.2 0 0 1 0 4.4H6a1.6 1.6 0 0 0 0 3.2h4.3",
  report: "M3 13.5v-11h7l3 3v8zM5.5 11V8.5M8 11V6.5M10.5 11V9.5",
  settings:
    "M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7M11 2.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4zM5 9.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z",
  search: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.2 3.2",
  plus: "M8 3v10M3 8h10",
  check: "M3 8.5 6.3 12 13 4.5",
  cross: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  chevronDown: "M4 6l4 4 4-4",
  chevronRight: "M6 4l4 4-4 4",
  chevronLeft: "M10 4 6 8l4 4",
  arrowUp: "M8 13V3M4 7l4-4 4 4",
  arrowDown: "M8 3v10M4 9l4 4 4-4",
  arrowRight: "M3 8h10M9 4l4 4-4 4",
  menu: "M2.5 4h11M2.5 8h11M2.5 12h11",
  panel: "M2.5 3h11v10h-11zM6.5 3v10",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  user: "M8 2.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4zM2.8 13.5c.4-2.6 2.5-4 5.2-4s4.8 1.4 5.2 4",
  users:
    "M6 2.8a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8zM1.5 13c.3-2.4 2.1-3.7 4.5-3.7s4.2 1.3 4.5 3.7M10.5 3a2.2 2.2 0 0 1 0 4.3M12 9.5c1.5.4 2.4 1.6 2.6 3.5",
  signOut: "M6.5 2.5H3a.5.5 0 0 0-.5.5v10a.5.5 0 0 0 .5.5h3.5M6.5 8h7M10.5 5l3 3-3 3",
  globe:
    "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM2 8h12M8 2c1.8 1.7 2.6 3.7 2.6 6S9.8 12.3 8 14C6.2 12.3 5.4 10.3 5.4 8S6.2 3.7 8 2z",
  phone:
    "M3 2.5h2.8l1.2 3.2-1.6 1.2a8 8 0 0 0 3.7 3.7l1.2-1.6 3.2 1.2V13a.7.7 0 0 1-.8.7C6.9 13.3 2.7 9.1 2.3 3.3A.7.7 0 0 1 3 2.5z",
  mail: "M2 3.5h12v9H2zM2 4l6 5 6-5",
  pin: "M8 14s4.7-4.2 4.7-7.7a4.7 4.7 0 1 0-9.4 0C3.3 9.8 8 14 8 14zM8 4.8a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2z",
  clock: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.7V8l2.3 1.7",
  calendar: "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5",
  flag: "M3.5 14V2.5M3.5 3h8.5l-2 2.8 2 2.7H3.5",
  lock: "M3.5 7.5h9v6h-9zM5.3 7.5V5.2a2.7 2.7 0 0 1 5.4 0v2.3",
  edit: "M10.8 2.7l2.5 2.5-7.8 7.8-3.2.7.7-3.2z",
  link: "M6.7 9.3a2.5 2.5 0 0 0 3.6.2l2.5-2.5a2.5 2.5 0 0 0-3.5-3.6l-1 1M9.3 6.7a2.5 2.5 0 0 0-3.6-.2L3.2 9a2.5 2.5 0 0 0 3.5 3.6l1-1",
  warning: "M8 2.5 14.2 13.5H1.8zM8 6.5v3.2M8 11.7h.01",
  info: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 7.3v3.5M8 5.2h.01",
  refresh: "M13 3v3.5H9.5M13 6.5A5.3 5.3 0 1 0 13.2 9.5",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  filter: "M2.5 3.5h11L9.5 8.5v4l-3 1v-5z",
  building: "M3.5 13.5v-11h6v11M9.5 6.5h3v7M2 13.5h12M5.5 5h2M5.5 7.5h2M5.5 10h2",
  message: "M2.5 3h11v8h-6l-3 2.5V11h-2z",
  hand: "M5 8V4a1 1 0 0 1 2 0M7 7.5V3a1 1 0 0 1 2 0v4.5M9 4a1 1 0 0 1 2 0v4M11 6a1 1 0 0 1 2 0v3.5c0 2.5-1.7 4.5-4.3 4.5-2 0-3-.9-3.9-2.5L3 8.7a1 1 0 0 1 1.7-1L5.5 9",
  merge: "M4 2.5v1.8L8 8.5l4-4.2V2.5M8 8.5v5M5.5 11 8 13.5 10.5 11",
  move: "M2.5 8h8M7.5 5l3 3-3 3M13.5 3v10",
  document: "M3.5 2h6l3 3v9h-9zM9.5 2v3h3M5.8 8.2h4.4M5.8 10.8h4.4",
  note: "M2.5 2.5h11v7l-4 4h-7zM13.5 9.5h-4v4M5.2 5.7h5.6M5.2 8.3h2.6",
  counter:
    "M8 2.3a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM4.6 10c.3-1.6 1.6-2.4 3.4-2.4s3.1.8 3.4 2.4M1.8 10h12.4M3.3 10v3.5M12.7 10v3.5",
  task: "M2.5 2.5h11v11h-11zM5.2 8.2l2 2 3.6-4.2",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: 14 | 16 | 20 | 24 }) {
  return (
    <svg
      className={styles.icon}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2.2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
