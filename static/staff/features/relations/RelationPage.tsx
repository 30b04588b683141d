// One person or organisation, found by its id.

import { useParams } from "wouter";
import { isProblem } from "../../api/problem";
import { type Noun, type Relation, useRelation } from "../../api/relations";
import { useText } from "../../app/i18n";
import { ButtonLink } from "../../ui/Button";
import { DateTimeText } from "../../ui/DateText";
import { Page } from "../../ui/Page";
import { PageHeader } from "../../ui/PageHeader";
import { EmptyState, ErrorState, Notice, Skeleton } from "../../ui/States";
import { lastList } from "./listState";
import { RelationView } from "./RelationView";
import { ICONS, listPath, mergePath, recordPath } from "./words";

export function RelationPage({ noun }: { noun: Noun }) {
  const t = useText();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRelation(noun, id);
  const back = { href: lastList(noun), label: t(`nav-${noun}s`) };

  if (record.data) {
    return (
      <Page>
        {record.data.id === id ? (
          <RelationView key={id} noun={noun} latest={record.data} back={back} />
        ) : (
          <Merged noun={noun} id={id} survivor={record.data} back={back} />
        )}
      </Page>
    );
  }
  return (
    <Page>
      {record.isError && isProblem(record.error, 404) ? (
        <>
          <PageHeader title={t(`not-found-${noun}`)} back={back} />
          <EmptyState
            icon={ICONS[noun]}
            title={t("problem-not-found")}
            action={
              <ButtonLink href={listPath(noun)} icon="search">
                {t("search-in-list")}
              </ButtonLink>
            }
          />
        </>
      ) : (
        <>
          <PageHeader title={t(noun)} back={back} />
          {record.isError ? (
            <ErrorState error={record.error} onRetry={() => record.refetch()} />
          ) : (
            <Skeleton lines={10} />
          )}
        </>
      )}
    </Page>
  );
}

interface MergedProps {
  noun: Noun;
  id: string;
  survivor: Relation;
  back: { href: string; label: string };
}

/** What an old link finds of a record that was merged: into which. */
function Merged({ noun, id, survivor, back }: MergedProps) {
  const t = useText();
  const merged = survivor.merged.find((record) => record.id === id);
  return (
    <>
      <PageHeader title={merged?.name ?? t(noun)} back={back} takesFocus />
      <Notice>
        <p>
          {t("merged-into", { name: survivor.name })}
          {merged && (
            <>
              {" "}
              <DateTimeText value={merged.merged_at} />
            </>
          )}
        </p>
      </Notice>
      <div>
        <ButtonLink variant="primary" icon={ICONS[noun]} href={recordPath(noun, survivor.id)}>
          {t("open-named", { name: survivor.name })}
        </ButtonLink>{" "}
        {merged && <ButtonLink href={mergePath(merged.merge_id)}>{t("show-merge")}</ButtonLink>}
      </div>
    </>
  );
}
