// What happened to a person or an organisation, and to those that were merged into it.

import { type Noun, type Relation, useRelationTimeline } from "../../api/relations";
import { RecordTimeline } from "../records/RecordTimeline";

export function RelationTimeline({ noun, record }: { noun: Noun; record: Relation }) {
  const timeline = useRelationTimeline(noun, record.id);
  const dossiers = record.journeys.items.flatMap((journey) => journey.dossiers);
  return <RecordTimeline timeline={timeline} dossiers={dossiers} />;
}
