// The desk's logo, or the product's mark when there is none. Decorative: the desk's name stands beside it.

import type { Settings } from "../api/types";
import styles from "./TopBar.module.css";

export function DeskMark({ settings }: { settings: Settings | undefined }) {
  const logo = settings?.logo;
  const source = logo ? `data:${logo.media_type};base64,${logo.base64}` : "/favicon.svg";
  return <img className={styles.logo} src={source} alt="" width={28} height={28} />;
}
