// An address on the screen: what stands there, who is busy with it, what happened.

import { type AddressPassport, useAddressTimeline } from "../../api/addresses";
import { useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import { PageHeader } from "../../ui/PageHeader";
import { BuildingPanel } from "../buildings/BuildingPanel";
import { CertificatesPanel } from "../energy-certificates/CertificatesPanel";
import { MergedRecords } from "../records/MergedRecords";
import { RecordColumns } from "../records/RecordColumns";
import { RecordTimeline } from "../records/RecordTimeline";
import { AddressData } from "./AddressData";
import { AddressJourneys } from "./AddressJourneys";
import { AddressStateBadge } from "./AddressStateBadge";
import { OpenDossiers } from "./OpenDossiers";
import { RegisterPanel } from "./RegisterPanel";
import { WorksPanel } from "./WorksPanel";

export interface AddressViewProps {
  passport: AddressPassport;
  back: { href: string; label: string };
}

export function AddressView({ passport, back }: AddressViewProps) {
  const t = useText();
  const { address, building, open_dossiers, certificates, works } = passport;
  return (
    <>
      <PageHeader title={address.text} back={back} takesFocus>
        <AddressStateBadge state={address.state} />
        {address.warnings.includes("odd_parcel_number") && (
          <Badge tone="warning" icon="warning">
            {t("address-parcel-number-odd")}
          </Badge>
        )}
        {!address.allowed.edit && <Badge icon="lock">{t("read-only")}</Badge>}
      </PageHeader>
      {open_dossiers.length > 0 && <OpenDossiers dossiers={open_dossiers} />}
      <RecordColumns
        side={
          <>
            <RegisterPanel address={address} />
            <BuildingPanel address={address} building={building ?? null} />
            <AddressTimeline passport={passport} />
          </>
        }
      >
        <AddressData latest={address} />
        <CertificatesPanel
          addressId={address.id}
          certificates={certificates}
          energyLabels={passport.energy_labels}
          mayEdit={address.allowed.edit}
        />
        <WorksPanel works={works} />
        <AddressJourneys id={address.id} first={passport.journeys} />
        {address.merged.length > 0 && <MergedRecords merged={address.merged} />}
      </RecordColumns>
    </>
  );
}

function AddressTimeline({ passport }: { passport: AddressPassport }) {
  const timeline = useAddressTimeline(passport.address.id);
  const dossiers = passport.journeys.items.flatMap((journey) => journey.dossiers);
  return <RecordTimeline timeline={timeline} dossiers={dossiers} />;
}
