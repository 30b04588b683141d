// An event on the screen: what is known of it, the dossiers that came of it, who registered.

import type { DeskEvent } from "../../api/events";
import { useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import { PageHeader } from "../../ui/PageHeader";
import { RecordColumns } from "../records/RecordColumns";
import { EventData } from "./EventData";
import { EventDossiers } from "./EventDossiers";
import { Registrations } from "./Registrations";
import { StandingBadge } from "./StandingBadge";

export interface EventViewProps {
  latest: DeskEvent;
  back: { href: string; label: string };
}

export function EventView({ latest, back }: EventViewProps) {
  const t = useText();
  return (
    <>
      <PageHeader title={latest.name} back={back} takesFocus>
        <StandingBadge days={latest} />
        {!latest.may_edit && <Badge icon="lock">{t("read-only")}</Badge>}
      </PageHeader>
      <RecordColumns side={<Registrations event={latest} />}>
        <EventData latest={latest} />
        <EventDossiers event={latest} />
      </RecordColumns>
    </>
  );
}
