// Puts an address in the building of another one.

import { useState } from "react";
import { type Address, type FoundAddress, useAddress, useAddressCommand } from "../../api/addresses";
import { isProblem } from "../../api/problem";
import { useText } from "../../app/i18n";
import { useProblemText } from "../../app/problems";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ErrorState, Notice, Skeleton } from "../../ui/States";
import { toast } from "../../ui/Toast";
import { FindAddressField } from "../addresses/FindAddressField";
import { BuildingAddresses } from "./BuildingAddresses";
import { BuildingFacts } from "./BuildingData";
import styles from "./JoinBuilding.module.css";

export function JoinBuilding({ address }: { address: Address }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)}>
        {t("building-join")}
      </Button>
      {isAsking && <JoinDialog address={address} onClose={() => setAsking(false)} />}
    </>
  );
}

function JoinDialog({ address, onClose }: { address: Address; onClose: () => void }) {
  const t = useText();
  const problemText = useProblemText();
  const command = useAddressCommand();
  const [text, setText] = useState("");
  const [found, setFound] = useState<FoundAddress | null>(null);
  const passport = useAddress(found?.id ?? "");
  const building = passport.data?.building;

  const join = (building_id: string) =>
    command.mutate(
      { on: address, command: { kind: "edit", change: { building_id } } },
      {
        onSuccess: () => toast.success(t("building-joined")),
        onError: (error) => toast.error(isProblem(error, 412) ? t("problem-stale") : problemText(error)),
        onSettled: onClose,
      },
    );
  return (
    <Dialog
      title={t("building-join-title", { address: address.text })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={found ? () => setFound(null) : onClose}>
            {found ? t("search-again") : t("cancel")}
          </Button>
          {building && (
            <Button variant="primary" isPending={command.isPending} onPress={() => join(building.id)}>
              {t("building-join-do")}
            </Button>
          )}
        </>
      }
    >
      {found ? (
        <Building passport={passport} />
      ) : (
        <FindAddressField text={text} onTextChange={setText} onPick={setFound} taken={[address.id]} />
      )}
    </Dialog>
  );
}

/** Which building it is, to look before the address is put in it. */
function Building({ passport }: { passport: ReturnType<typeof useAddress> }) {
  const t = useText();
  if (passport.isError) return <ErrorState error={passport.error} onRetry={() => passport.refetch()} />;
  if (!passport.data) return <Skeleton lines={4} />;
  const { building } = passport.data;
  if (!building) return <Notice tone="warning">{t("building-join-none")}</Notice>;
  return (
    <div className={styles.building}>
      <BuildingFacts building={building} fields={["dwelling_units", "storeys", "association_id"]} />
      <BuildingAddresses label={t("addresses")} addresses={[...building.addresses, ...building.apartments]} />
    </div>
  );
}
