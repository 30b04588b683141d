// A person or an organisation on the screen: what is known, where it is involved, what happened.

import type { Noun, Relation } from "../../api/relations";
import { useText } from "../../app/i18n";
import { Badge } from "../../ui/Badge";
import { PageHeader } from "../../ui/PageHeader";
import { MergedRecords } from "../records/MergedRecords";
import { RecordColumns } from "../records/RecordColumns";
import { InvolvedJourneys } from "./InvolvedJourneys";
import { RelationData } from "./RelationData";
import { RelationMenu } from "./RelationMenu";
import { RelationTimeline } from "./RelationTimeline";

export interface RelationViewProps {
  noun: Noun;
  latest: Relation;
  back: { href: string; label: string };
}

export function RelationView({ noun, latest, back }: RelationViewProps) {
  const t = useText();
  const { allowed } = latest;
  return (
    <>
      <PageHeader
        title={latest.name}
        back={back}
        takesFocus
        actions={allowed.deactivate && <RelationMenu noun={noun} record={latest} />}
      >
        {latest.state === "inactive" && <Badge tone="warning">{t("state-inactive")}</Badge>}
        {!allowed.edit && <Badge icon="lock">{t("read-only")}</Badge>}
      </PageHeader>
      <RecordColumns side={<RelationTimeline noun={noun} record={latest} />}>
        <RelationData noun={noun} latest={latest} />
        <InvolvedJourneys noun={noun} record={latest} />
        {latest.merged.length > 0 && <MergedRecords merged={latest.merged} />}
      </RecordColumns>
    </>
  );
}
