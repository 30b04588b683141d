// Writes down what just happened, or plans what is to come, above the timeline it will stand in.

import { useId, useRef } from "react";
import type { Activity, ActivityKind } from "../../api/activities";
import type { Journey } from "../../api/types";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { ActivityFields } from "./ActivityFields";
import styles from "./Composer.module.css";
import { KIND_ICONS, KINDS } from "./kinds";
import { peopleOf } from "./people";
import { type Composer as ComposerState, useComposer } from "./useComposer";
import { useComposerKeys } from "./useComposerKeys";

export interface ComposerProps {
  journey: Pick<Journey, "number" | "parties">;
  /** The dossiers that it can be about. */
  dossiers: string[];
  /** The one that it is about unless the reader says otherwise; the whole journey when there is none. */
  about: string | null;
  onSaved: (made: Activity) => void;
}

export function Composer({ journey, dossiers, about, onSaved }: ComposerProps) {
  const t = useText();
  const form = useId();
  const place = useRef<HTMLDivElement>(null);
  const buttons = useRef<Partial<Record<ActivityKind, HTMLButtonElement | null>>>({});
  // A question that was asked about the form is gone first: it gives the focus back to what is there no more.
  const giveFocusBack = (kind: ActivityKind) => setTimeout(() => buttons.current[kind]?.focus());
  const composer = useComposer({
    place: { journey_number: journey.number, dossier_number: about },
    onSaved,
    onClosed: giveFocusBack,
  });
  const { kind, isAsking } = composer;
  useComposerKeys(place, {
    isActive: kind !== null && !isAsking,
    onSave: composer.save,
    onEscape: composer.cancel,
  });

  return (
    <div ref={place} className={styles.composer}>
      <fieldset className={styles.kinds} aria-label={t("activity-new")}>
        {KINDS.map((each) => (
          <Button
            key={each}
            ref={(button) => {
              buttons.current[each] = button;
            }}
            size="small"
            icon={KIND_ICONS[each]}
            aria-expanded={each === kind}
            aria-controls={each === kind ? form : undefined}
            onPress={() => composer.choose(each)}
          >
            {t(`activity-do-${each}`)}
          </Button>
        ))}
      </fieldset>
      {kind && (
        <ComposerForm
          // Another kind has other fields: the focus goes to the first again.
          key={kind}
          {...{ form, kind, composer, dossiers, journey }}
        />
      )}
      {isAsking && <DiscardDialog onStay={composer.goOn} onDiscard={composer.discard} />}
    </div>
  );
}

interface ComposerFormProps extends Omit<ComposerProps, "about" | "onSaved"> {
  form: string;
  kind: ActivityKind;
  composer: ComposerState;
}

function ComposerForm({ form, kind, composer, dossiers, journey }: ComposerFormProps) {
  const t = useText();
  return (
    <div className={styles.form}>
      <Form id={form} onSubmit={composer.save} faults={composer.faults}>
        <ActivityFields
          kind={kind}
          values={composer.values}
          people={peopleOf(journey.parties)}
          onChange={composer.change}
          takesFocus={composer.wasOpened}
          isNew
        >
          <Select
            label={t("activity-about")}
            name="dossier_number"
            options={[
              ...dossiers.map((number) => ({ key: number, label: t("activity-about-dossier", { number }) })),
              { key: "", label: t("timeline-of-journey") },
            ]}
            value={composer.dossier_number ?? ""}
            onChange={(number) => composer.chooseDossier(number || null)}
          />
        </ActivityFields>
        <div className={styles.buttons}>
          <Button size="small" onPress={composer.cancel} isDisabled={composer.isSaving}>
            {t("cancel")}
          </Button>
          <Button
            size="small"
            variant="primary"
            type="submit"
            isPending={composer.isSaving}
            aria-keyshortcuts="Control+Enter"
          >
            {t("save")}
          </Button>
        </div>
      </Form>
    </div>
  );
}

function DiscardDialog({ onStay, onDiscard }: { onStay: () => void; onDiscard: () => void }) {
  const t = useText();
  return (
    <Dialog
      title={t("activity-discard-question")}
      isOpen
      onClose={onStay}
      size="small"
      footer={
        <>
          <Button variant="danger" onPress={onDiscard}>
            {t("leave-discard")}
          </Button>
          <Button variant="primary" onPress={onStay} autoFocus>
            {t("activity-go-on")}
          </Button>
        </>
      }
    >
      <p>{t("activity-discard-text")}</p>
    </Dialog>
  );
}
