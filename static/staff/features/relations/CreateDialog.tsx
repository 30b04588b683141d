// Somebody new for the desk: looked for first, so that nobody is made twice.

import { useId, useMemo, useState } from "react";
import { keysByBody } from "../../api/client";
import {
  type FieldName,
  type Identity,
  type Noun,
  useCreateRelation,
  type Values,
} from "../../api/relations";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { toast } from "../../ui/Toast";
import { FindField } from "./FindField";
import { NewRelationFields } from "./NewRelationFields";
import { useTellMasked } from "./useTellMasked";
import { draftOf, newRelation, startOf } from "./values";
import { useFieldLabels } from "./words";

export interface CreateDialogProps {
  noun: Noun;
  /** Unless somebody new is all that is asked for. */
  title?: string;
  onClose: () => void;
  /** Goes on with the record that was found or made. */
  onOpen: (found: Pick<Identity, "id" | "name">) => void;
}

export function CreateDialog({ noun, title, onClose, onOpen }: CreateDialogProps) {
  const t = useText();
  const form = useId();
  const faultsOf = useFaults();
  const labels = useFieldLabels();
  const tellMasked = useTellMasked();
  const create = useCreateRelation(noun);
  const [keyOf] = useState(keysByBody);
  const [text, setText] = useState("");
  /** Null while somebody is looked for. */
  const [values, setValues] = useState<Values | null>(null);
  const faults = useMemo(() => faultsOf(create.error, labels), [faultsOf, create.error, labels]);
  const start = (draft: Values) => setValues(startOf(noun, draft));
  const change = (field: FieldName, value: string) => setValues((before) => ({ ...before, [field]: value }));

  const submit = () => {
    if (!values) return;
    const body = newRelation(values);
    create.mutate(
      { key: keyOf(body), body },
      {
        onSuccess: (made) => {
          toast.success(t("relation-made", { name: made.name }));
          tellMasked(made);
          onOpen(made);
        },
      },
    );
  };

  return (
    <Dialog
      title={title ?? t(`${noun}-new`)}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={values ? () => setValues(null) : onClose}>
            {values ? t("search-again") : t("cancel")}
          </Button>
          {values ? (
            <Button key="save" variant="primary" type="submit" form={form} isPending={create.isPending}>
              {t("save")}
            </Button>
          ) : (
            <Button key="new" icon="plus" onPress={() => start(draftOf(noun, text))}>
              {t("new")}
            </Button>
          )}
        </>
      }
    >
      {values ? (
        <Form id={form} onSubmit={submit} faults={faults}>
          <NewRelationFields noun={noun} values={values} onChange={change} onPick={onOpen} />
        </Form>
      ) : (
        <FindField noun={noun} text={text} onTextChange={setText} onPick={onOpen} onNew={start} />
      )}
    </Dialog>
  );
}
