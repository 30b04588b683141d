// The organisations that the desk knows.

import { RelationListPage } from "../relations/RelationListPage";

export default function OrganisationListPage() {
  return <RelationListPage noun="organisation" />;
}
