-- The services as data. Rows are merged by key from the shipped catalogue at every `loket migrate`; `origin` says
-- whether a row was shipped or added by the desk, `local_changes` which attributes the desk changed (they survive).
-- Nothing here is ever deleted: `active = 0` hides a row from new dossiers and keeps it on old ones.

-- Raised by every catalogue change; a write that was decided with an older catalogue is refused (guard 'catalogue').
create table catalogue (
  id integer primary key constraint catalogue_single_row check (id = 1),
  version integer not null
) strict;

insert into catalogue (id, version) values (1, 1);

-- Seven fixed types of dossier (manual 5.1).
create table dossier_type (
  key text not null primary key,
  position integer not null,
  active integer not null default 1 constraint dossier_type_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  attributes text not null default '{}' constraint dossier_type_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint dossier_type_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]'
) strict, without rowid;

-- The "blue dots" of a type, in order.
create table stage (
  type_key text not null references dossier_type (key),
  key text not null,
  position integer not null,
  active integer not null default 1 constraint stage_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  attributes text not null default '{}' constraint stage_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint stage_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]',
  primary key (type_key, key)
) strict, without rowid;

-- The journey phase belongs to the subtype, not to the type: the same subtype name occurs in several phases.
create table subtype (
  type_key text not null references dossier_type (key),
  key text not null,
  phase integer constraint subtype_phase_known check (phase between 1 and 5),
  position integer not null,
  active integer not null default 1 constraint subtype_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  -- Predefined tasks, tabs.
  attributes text not null default '{}' constraint subtype_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint subtype_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]',
  primary key (type_key, key)
) strict, without rowid;

create table queue (
  key text not null primary key,
  position integer not null,
  active integer not null default 1 constraint queue_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  attributes text not null default '{}' constraint queue_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint queue_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]'
) strict, without rowid;

-- A queue is also a team: membership is what the scope "team" means.
create table queue_member (
  queue_key text not null references queue (key),
  user_id text not null references user (id),
  is_owner integer not null default 0 constraint queue_member_owner_boolean check (is_owner in (0, 1)),
  primary key (queue_key, user_id)
) strict, without rowid;

create index queue_member_by_user on queue_member (user_id, queue_key);

create table source (
  key text not null primary key,
  position integer not null,
  active integer not null default 1 constraint source_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  attributes text not null default '{}' constraint source_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint source_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]'
) strict, without rowid;

-- Projects a dossier is reported under; attributes hold start, end, funder and report code.
create table project (
  key text not null primary key,
  position integer not null,
  active integer not null default 1 constraint project_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  attributes text not null default '{}' constraint project_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint project_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]'
) strict, without rowid;

-- The capacity in which somebody is involved: owner-occupier, tenant, syndic, ...
create table role (
  key text not null primary key,
  position integer not null,
  active integer not null default 1 constraint role_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  attributes text not null default '{}' constraint role_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint role_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]'
) strict, without rowid;

-- What a citizen can tick on the contact form; decides the queue and proposes type and subtype.
create table theme (
  key text not null primary key,
  queue_key text not null references queue (key),
  type_key text not null references dossier_type (key),
  subtype_key text,
  position integer not null,
  active integer not null default 1 constraint theme_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  attributes text not null default '{}' constraint theme_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint theme_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]',
  foreign key (type_key, subtype_key) references subtype (type_key, key)
) strict, without rowid;

-- Form fields. `type_key` is null for the general fields all dossiers have. `kind` decides control, validation and
-- the column of dossier_value that holds the searchable value.
create table field (
  key text not null primary key,
  type_key text references dossier_type (key),
  tab text not null,
  section text not null,
  kind text not null constraint field_kind_known check (kind in
    ('text', 'long_text', 'date', 'partial_date', 'date_time', 'integer', 'decimal', 'money', 'option', 'options', 'yes_no_unknown')),
  class text not null default 'normal' constraint field_class_known check (class in ('normal', 'sensitive')),
  option_list text,
  -- The stage that cannot be left while the field is empty; null: never required.
  required_from text,
  position integer not null,
  active integer not null default 1 constraint field_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  attributes text not null default '{}' constraint field_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint field_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]'
) strict, without rowid;

create table option (
  list text not null,
  key text not null,
  position integer not null,
  active integer not null default 1 constraint option_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  attributes text not null default '{}' constraint option_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint option_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]',
  primary key (list, key)
) strict, without rowid;
