// What was found and chosen, with the way back to look for another.

import { Button } from "./Button";
import styles from "./Chosen.module.css";

export interface ChosenProps {
  name: string;
  /** What tells it from others of that name. */
  about?: string;
  /** What the button says: "Somebody else". */
  other: string;
  onOther: () => void;
}

export function Chosen({ name, about, other, onOther }: ChosenProps) {
  return (
    <div className={styles.chosen}>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {about && <span className={styles.about}>{about}</span>}
      </span>
      <Button size="small" onPress={onOther}>
        {other}
      </Button>
    </div>
  );
}
