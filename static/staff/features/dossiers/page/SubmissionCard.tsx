// What the citizen wrote, word for word, as it came in.

import { useState } from "react";
import { useCatalogue } from "../../../api/catalogue";
import type { DossierSubmission } from "../../../api/types";
import { useText } from "../../../app/i18n";
import { Badge, Badges } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { DateTimeText } from "../../../ui/DateText";
import { Icon } from "../../../ui/Icon";
import styles from "./SubmissionCard.module.css";

/** A longer question folds: the form below it is what one comes for. */
const SHOWN_CHARS_MAX = 500;

export function SubmissionCard({ submission }: { submission: DossierSubmission }) {
  const t = useText();
  const { label } = useCatalogue();
  const [isOpen, setOpen] = useState(false);
  const isLong = submission.question.length > SHOWN_CHARS_MAX;
  return (
    <figure className={styles.card} aria-label={t("submission-original")}>
      <blockquote
        className={isLong && !isOpen ? `${styles.quote} ${styles.folded}` : styles.quote}
        lang={submission.language}
      >
        {submission.question}
      </blockquote>
      {isLong && (
        <Button variant="quiet" size="small" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? t("show-less") : t("show-all")}
        </Button>
      )}
      <figcaption className={styles.source}>
        <span className={styles.words}>
          <Icon name="message" size={14} />
          {t("submission-by", { name: submission.name, role: label("roles", submission.capacity) })}
          {" · "}
          <DateTimeText value={submission.received_at} />
          {" · "}
          {submission.reference}
        </span>
        <Badges>
          {submission.themes.map((theme) => (
            <Badge key={theme}>{label("themes", theme)}</Badge>
          ))}
          {submission.answer_channels.length > 0 && (
            <Badge tone="info">
              {t("submission-answer-by", {
                channels: submission.answer_channels.map((channel) => t(`channel-${channel}`)).join(", "),
              })}
            </Badge>
          )}
        </Badges>
      </figcaption>
    </figure>
  );
}
