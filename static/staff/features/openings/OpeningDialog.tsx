// A new dossier by hand, while somebody is on the telephone or at the counter: the type is enough, all else may follow.

import { useId } from "react";
import { useCatalogue } from "../../api/catalogue";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { RadioGroup } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import { FieldRow, Form } from "../../ui/Form";
import { MainProjectField, QuickSourceField, SubtypeField } from "./ChoiceFields";
import { type OpeningForm, useOpeningForm } from "./useOpeningForm";
import { WhereFields } from "./WhereFields";
import { WhoFields } from "./WhoFields";

export interface OpeningDialogProps {
  /** Chosen beforehand. */
  type?: string;
  onClose: () => void;
}

export default function OpeningDialog({ type, onClose }: OpeningDialogProps) {
  const t = useText();
  const id = useId();
  const form = useOpeningForm(type, onClose);
  const hasPlace = form.draft.where.kind === "known";
  return (
    <Dialog
      title={t("dossier-new")}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button
            key={hasPlace ? "last" : "first"}
            variant="primary"
            type="submit"
            form={id}
            // The last field had the focus, and is gone once an address is chosen.
            autoFocus={hasPlace}
            isPending={form.isBusy}
          >
            {t("opening-make")}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={form.submit} faults={form.faults}>
        <DossierFields form={form} />
        <WhoFields form={form} />
        <WhereFields form={form} />
      </Form>
    </Dialog>
  );
}

function DossierFields({ form }: { form: OpeningForm }) {
  const t = useText();
  const { options } = useCatalogue();
  const { draft, change } = form;
  return (
    <>
      <RadioGroup
        label={t("dossier-type")}
        name="type"
        description={t("opening-type-hint")}
        isRequired
        look="columns"
        autoFocus
        options={options("types")}
        value={draft.type || null}
        onChange={(type) => change({ type, subtype: null })}
      />
      <FieldRow>
        <SubtypeField type={draft.type} value={draft.subtype} onChange={(subtype) => change({ subtype })} />
        <MainProjectField value={draft.main_project} onChange={(main_project) => change({ main_project })} />
      </FieldRow>
      <QuickSourceField value={draft.source} onChange={(source) => change({ source })} />
    </>
  );
}
