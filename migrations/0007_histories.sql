-- Three histories. `change`: what became of each field (append-only). `activity`: what people did or plan (mutable,
-- versioned). `timeline`: what a reader of a journey sees, in order of happening. Every command writes them in its batch.

create table change (
  id integer primary key,
  at text not null,
  -- Ties the rows of one command together.
  command_id text not null,
  actor_kind text not null constraint change_actor_known check (actor_kind in ('user', 'citizen', 'system')),
  actor_id text,
  subject_kind text not null constraint change_subject_known check (subject_kind in
    ('user', 'contact', 'organisation', 'building', 'address', 'journey', 'party', 'dossier', 'work', 'quote', 'queue_item', 'activity', 'setting')),
  subject_id text not null,
  field text not null,
  before text,
  after text,
  -- Values can be erased field by field when the law asks for it; the fact of the change stays.
  erased_at text
) strict;

create index change_by_subject on change (subject_kind, subject_id, id);

create trigger change_is_append_only before delete on change
begin
  select raise(abort, 'change: append only');
end;

create trigger change_values_only_erasable before update on change
when new.erased_at is null or new.before is not null or new.after is not null
  or new.at is not old.at or new.actor_id is not old.actor_id or new.subject_id is not old.subject_id or new.field is not old.field
begin
  select raise(abort, 'change: append only');
end;

create table activity (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  version integer not null default 1,
  kind text not null constraint activity_kind_known check (kind in ('note', 'call', 'visit', 'appointment', 'task')),
  journey_id text not null references journey (id),
  dossier_id text references dossier (id),
  subject text not null constraint activity_subject_length check (length(subject) between 1 and 300),
  body text,
  happened_at text,
  due_date text,
  assignee_id text references user (id),
  state text not null default 'open' constraint activity_state_known check (state in ('open', 'done', 'withdrawn')),
  -- The predefined task of the subtype this row came from, so that making it twice is impossible.
  predefined_key text,
  created_by text references user (id),
  created_at text not null,
  updated_at text not null,
  constraint activity_predefined_once unique (dossier_id, predefined_key)
) strict;

create index activity_by_journey on activity (journey_id, row);
create index activity_by_dossier on activity (dossier_id, row) where dossier_id is not null;
create index activity_open_by_assignee on activity (assignee_id, due_date) where state = 'open';

create table timeline (
  id integer primary key,
  happened_at text not null,
  recorded_at text not null,
  command_id text not null,
  -- submission_received, queue_item_claimed, dossier_created, stage_changed, ... : the reader's language words it.
  kind text not null,
  actor_kind text not null constraint timeline_actor_known check (actor_kind in ('user', 'citizen', 'system')),
  actor_id text,
  submission_id text references submission (id),
  journey_id text references journey (id),
  dossier_id text references dossier (id),
  contact_id text references contact (id),
  organisation_id text references organisation (id),
  address_id text references address (id),
  activity_id text references activity (id),
  -- Keys and values the sentence needs, e.g. {"from":"request","to":"dossier"}; no names.
  facts text not null default '{}' constraint timeline_facts_json check (json_valid(facts))
) strict;

create index timeline_by_submission on timeline (submission_id, happened_at, id) where submission_id is not null;
create index timeline_by_journey on timeline (journey_id, happened_at, id) where journey_id is not null;
create index timeline_by_dossier on timeline (dossier_id, happened_at, id) where dossier_id is not null;
create index timeline_by_contact on timeline (contact_id, happened_at, id) where contact_id is not null;
create index timeline_by_organisation on timeline (organisation_id, happened_at, id) where organisation_id is not null;
create index timeline_by_address on timeline (address_id, happened_at, id) where address_id is not null;
