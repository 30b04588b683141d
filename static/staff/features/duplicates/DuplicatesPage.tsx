// Records that are probably one, for somebody to merge or to tell apart: people, organisations or addresses.

import { useLocation, useSearch } from "wouter";
import { MERGE_FIELDS, type MergeNoun } from "../../api/merges";
import { useText } from "../../app/i18n";
import { path } from "../../app/routes";
import { useMay } from "../../app/session";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState } from "../../ui/States";
import { Tabs } from "../../ui/Tabs";
import { PairList } from "./PairList";

const NOUNS = Object.keys(MERGE_FIELDS) as MergeNoun[];

export default function DuplicatesPage() {
  const t = useText();
  const [, navigate] = useLocation();
  const mayMerge = useMay("merge_contacts");
  const asked = new URLSearchParams(useSearch()).get("noun");
  const noun = NOUNS.find((known) => known === asked) ?? "contact";
  return (
    <Page>
      <PageHeader title={t("duplicates")} />
      {mayMerge ? (
        <Tabs
          label={t("duplicates")}
          tabs={NOUNS.map((key) => ({ key, label: t(`duplicates-${key}`) }))}
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
