// The frame of a page's content. "fill" takes exactly the window's height and scrolls inside (grids, split views).

import type { ReactNode } from "react";
import styles from "./Page.module.css";

export function Page({
  children,
  layout = "flow",
}: {
  children: ReactNode;
  layout?: "flow" | "fill" | "narrow";
}) {
  return <div className={`${styles.page} ${styles[layout]}`}>{children}</div>;
}
