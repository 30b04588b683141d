// One organisation.

import { RelationPage } from "../relations/RelationPage";

export default function OrganisationPage() {
  return <RelationPage noun="organisation" />;
}
