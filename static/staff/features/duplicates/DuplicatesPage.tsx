// Records that are probably one, for somebody to merge or to tell apart: people, or organisations.

import { useLocation, useSearch } from "wouter";
import type { Noun } from "../../api/relations";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useMay } from "../../app/session";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState } from "../../ui/States";
import { Tabs } from "../../ui/Tabs";
import { PairList } from "./PairList";

export default function DuplicatesPage() {
  const t = useText();
  const [, navigate] = useLocation();
  const mayMerge = useMay("merge_contacts");
  const asked = new URLSearchParams(useSearch()).get("noun");
  const noun: Noun = asked === "organisation" ? "organisation" : "contact";
  return (
    <Page>
      <PageHeader title={t("duplicates")} />
      {mayMerge ? (
        <Tabs
          label={t("duplicates")}
          tabs={(["contact", "organisation"] as const).map((key) => ({ key, label: t(`duplicates-${key}`) }))}
          selected={noun}
          onSelect={(key) =>
            navigate(key === "contact" ? path("duplicates") : `${path("duplicates")}?noun=${key}`)
          }
        >
          <PairList key={noun} noun={noun} />
        </Tabs>
      ) : (
        <EmptyState icon="lock" title={t("problem-forbidden")} />
      )}
    </Page>
  );
}
