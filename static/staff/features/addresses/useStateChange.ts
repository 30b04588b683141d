// Says how an address is known from now on, and what the refusals mean for the dialog.

import { useMemo } from "react";
import {
  type Address,
  type AddressRow,
  type AddressStateChange,
  useAddressCommand,
} from "../../api/addresses";
import { ApiProblem, isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { useFaults, useProblemText } from "../../app/problems";
import { toast } from "../../ui/Toast";
import { useTellMasked } from "../relations/useTellMasked";

/** As the list and the page know it. */
export type KnownAddress = Pick<Address | AddressRow, "id" | "version" | "state" | "text">;

export function useStateChange(address: KnownAddress, onClose: () => void, onDone?: () => void) {
  const t = useText();
  const tellMasked = useTellMasked();
  const problemText = useProblemText();
  const command = useAddressCommand();
  const faults = useStateFaults(isProblem(command.error, 422) ? command.error : null);

  const send = (on: KnownAddress, change: AddressStateChange, isFirstTry: boolean) =>
    command.mutate(
      { on, command: { kind: "state", change } },
      {
        onSuccess: (changed) => {
          tellMasked(changed);
          toast.success(t(`address-now-${changed.state}`, { address: changed.text }));
          onDone?.();
          onClose();
        },
        onError: (error) => {
          if (isProblem(error, 422)) return;
          const current = isProblem(error, 412) ? (error.current as Address | undefined) : undefined;
          // Another field was changed meanwhile: how the address is known is as it was.
          if (isFirstTry && current?.state === on.state) return send(current, change, false);
          toast.error(isProblem(error, 412) ? t("problem-stale") : problemText(error));
          onClose();
        },
      },
    );

  return {
    faults,
    isSaving: command.isPending,
    send: (change: AddressStateChange) => send(address, change, true),
  };
}

function useStateFaults(error: unknown) {
  const t = useText();
  const faultsOf = useFaults();
  return useMemo(() => {
    const labels = { register_id: t("register-id"), reason: t("address-reason") };
    const isTaken = error instanceof ApiProblem && error.errors.register_id?.includes("duplicate");
    if (!isTaken) return faultsOf(error, labels);
    return [{ field: "register_id", message: t("register-id-taken") }];
  }, [t, faultsOf, error]);
}
