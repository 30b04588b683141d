-- The train: a journey (locomotive) with its people and addresses, and its dossiers (wagons).

-- Dossier numbers come from here, in the batch that creates the dossier, so they have no gaps and no doubles.
create table number_counter (
  year integer not null primary key,
  value integer not null
) strict;

create table journey (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  version integer not null default 1,
  -- The number of its first dossier; permanent, also when that dossier moves to another journey.
  number text not null unique,
  created_at text not null,
  updated_at text not null
) strict;

create table party (
  id text not null primary key,
  version integer not null default 1,
  journey_id text not null references journey (id),
  contact_id text references contact (id),
  organisation_id text references organisation (id),
  is_primary integer not null default 0 constraint party_primary_boolean check (is_primary in (0, 1)),
  created_at text not null,
  constraint party_is_contact_or_organisation check ((contact_id is null) <> (organisation_id is null))
) strict;

create unique index party_one_primary on party (journey_id) where is_primary = 1;
create index party_by_journey on party (journey_id);
create index party_by_contact on party (contact_id, journey_id) where contact_id is not null;
create index party_by_organisation on party (organisation_id, journey_id) where organisation_id is not null;

-- n addresses per journey, one main, possibly none; an extra address may belong to one dossier only.
create table journey_address (
  id text not null primary key,
  journey_id text not null references journey (id),
  address_id text not null references address (id),
  dossier_id text references dossier (id),
  is_main integer not null default 0 constraint journey_address_main_boolean check (is_main in (0, 1)),
  created_at text not null
) strict;

create unique index journey_address_one_main on journey_address (journey_id) where is_main = 1;
create index journey_address_by_journey on journey_address (journey_id);
create index journey_address_by_address on journey_address (address_id, journey_id);
create index journey_address_by_dossier on journey_address (dossier_id) where dossier_id is not null;

create table dossier (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  version integer not null default 1,
  -- `2026-000123`, permanent and unique.
  number text not null unique constraint dossier_number_form check (number glob '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]*'),
  journey_id text not null references journey (id),
  type_key text not null references dossier_type (key),
  subtype_key text,
  stage_key text not null,
  source_key text references source (key),
  main_project_key text references project (key),
  assignee_id text references user (id),
  queue_key text references queue (key),
  priority text not null default 'normal' constraint dossier_priority_known check (priority in ('low', 'normal', 'high')),
  due_date text constraint dossier_due_date_form check (due_date is date(due_date)),
  -- The very first contact by any channel; what reaction time counts from.
  requested_on text not null constraint dossier_requested_on_form check (requested_on is date(requested_on)),
  -- Only the assignee and those with full scope see a restricted dossier.
  restricted integer not null default 0 constraint dossier_restricted_boolean check (restricted in (0, 1)),
  state text not null default 'active' constraint dossier_state_known check (state in ('active', 'inactive')),
  -- Catalogue fields of the type, one validated JSON document; dossier_value holds the same, typed and indexed.
  details text not null default '{}' constraint dossier_details_json check (json_valid(details)),
  -- A rebuildable cache for sorting; the truth is recomputed and explained.
  due_at text,
  reaction_days integer,
  created_at text not null,
  updated_at text not null,
  foreign key (type_key, stage_key) references stage (type_key, key),
  foreign key (type_key, subtype_key) references subtype (type_key, key)
) strict;

create index dossier_by_journey on dossier (journey_id, number);
create index dossier_by_updated on dossier (updated_at, row);
create index dossier_by_requested on dossier (requested_on, row);
-- Dossiers without a due date come last, in whichever direction the list is sorted.
create index dossier_by_due on dossier (coalesce(due_date, '9999-12-31'), row);
create index dossier_by_due_descending on dossier (coalesce(due_date, '0000-00-00'), row);
create index dossier_by_type on dossier (type_key, number);
create index dossier_by_stage on dossier (type_key, stage_key, number);
create index dossier_by_assignee on dossier (assignee_id, number);
create index dossier_by_queue on dossier (queue_key, number);
create index dossier_by_project on dossier (main_project_key, number);

create table dossier_project (
  dossier_id text not null references dossier (id),
  project_key text not null references project (key),
  primary key (dossier_id, project_key)
) strict, without rowid;

create index dossier_project_by_project on dossier_project (project_key, dossier_id);

-- The typed side of `dossier.details`: every catalogue field sorts, filters and reports by a fixed index.
create table dossier_value (
  dossier_id text not null references dossier (id),
  field_key text not null references field (key),
  position integer not null default 0,
  text_folded text,
  number integer,
  date text,
  primary key (dossier_id, field_key, position)
) strict, without rowid;

create index dossier_value_by_text on dossier_value (field_key, text_folded, dossier_id) where text_folded is not null;
create index dossier_value_by_number on dossier_value (field_key, number, dossier_id) where number is not null;
create index dossier_value_by_date on dossier_value (field_key, date, dossier_id) where date is not null;

create table party_role (
  id text not null primary key,
  party_id text not null references party (id),
  role_key text not null references role (key),
  -- Null: in the whole journey.
  dossier_id text references dossier (id),
  from_date text,
  to_date text,
  constraint party_role_period check (to_date is null or from_date is null or to_date >= from_date)
) strict;

create index party_role_by_party on party_role (party_id);
create index party_role_by_dossier on party_role (dossier_id) where dossier_id is not null;

-- Receipt references, numbers of an older system and former numbers lead to what they became.
create table number_alias (
  alias text not null primary key,
  kind text not null constraint number_alias_kind_known check (kind in ('receipt', 'old_system', 'former')),
  dossier_id text references dossier (id),
  journey_id text references journey (id),
  constraint number_alias_has_target check (dossier_id is not null or journey_id is not null)
) strict, without rowid;

create index number_alias_by_dossier on number_alias (dossier_id) where dossier_id is not null;
create index number_alias_by_journey on number_alias (journey_id) where journey_id is not null;
