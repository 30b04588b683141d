// One person.

import { RelationPage } from "../relations/RelationPage";

export default function ContactPage() {
  return <RelationPage noun="contact" />;
}
