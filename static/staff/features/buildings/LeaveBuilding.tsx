// Takes an address out of the building that it was put in by mistake.

import { useState } from "react";
import { type Address, useAddressCommand } from "../../api/addresses";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { toast } from "../../ui/Toast";

export function LeaveBuilding({ address }: { address: Address }) {
  const t = useText();
  const problemText = useProblemText();
  const command = useAddressCommand();
  const [isAsking, setAsking] = useState(false);
  const goOn = () =>
    command.mutate(
      { on: address, command: { kind: "edit", change: { building_id: null } } },
      {
        onSuccess: () => toast.success(t("building-left")),
        onError: (error) => toast.error(isProblem(error, 412) ? t("problem-stale") : problemText(error)),
        onSettled: () => setAsking(false),
      },
    );
  return (
    <>
      <Button size="small" variant="quiet" onPress={() => setAsking(true)}>
        {t("building-leave")}
      </Button>
      {isAsking && (
        <Dialog
          title={t("building-leave-question")}
          isOpen
          onClose={() => setAsking(false)}
          size="small"
          footer={
            <>
              <Button onPress={() => setAsking(false)}>{t("cancel")}</Button>
              <Button variant="danger" isPending={command.isPending} onPress={goOn}>
                {t("building-leave")}
              </Button>
            </>
          }
        >
          <p>{t("building-leave-text")}</p>
        </Dialog>
      )}
    </>
  );
}
