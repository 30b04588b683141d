// Text as it was typed, with its line breaks; what is longer than six lines folds.

import { useEffect, useRef, useState } from "react";
import { useText } from "../app/i18n";
import { Button } from "./Button";
import styles from "./FoldedText.module.css";

export function FoldedText({ text }: { text: string }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { place, isCut } = useIsCut(isOpen);
  return (
    <>
      <p ref={place} className={isOpen ? styles.text : `${styles.text} ${styles.folded}`}>
        {text}
      </p>
      {isCut && (
        <Button variant="quiet" size="small" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? t("show-less") : t("show-more")}
        </Button>
      )}
    </>
  );
}

/** Whether the folded text does not show to its end; open, it is as it was. */
function useIsCut(isOpen: boolean) {
  const place = useRef<HTMLParagraphElement>(null);
  const [isCut, setCut] = useState(false);

  useEffect(() => {
    const element = place.current;
    if (!element || isOpen) return;
    const observer = new ResizeObserver(() => setCut(element.scrollHeight > element.clientHeight + 1));
    observer.observe(element);
    return () => observer.disconnect();
  }, [isOpen]);

  return { place, isCut };
}
