// The people that the desk knows.

import { RelationListPage } from "../relations/RelationListPage";

export default function ContactListPage() {
  return <RelationListPage noun="contact" />;
}
