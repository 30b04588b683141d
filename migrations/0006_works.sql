-- A work is one measure at an address or building, linked to n dossiers, with one quote per contractor; the decided
-- one is chosen among them, so that a measure with three quotes counts once.

create table work_kind (
  key text not null primary key,
  position integer not null,
  active integer not null default 1 constraint work_kind_active_boolean check (active in (0, 1)),
  label_nl text not null, label_fr text not null, label_en text not null,
  attributes text not null default '{}' constraint work_kind_attributes_json check (json_valid(attributes)),
  origin text not null default 'shipped' constraint work_kind_origin_known check (origin in ('shipped', 'local')),
  local_changes text not null default '[]'
) strict, without rowid;

create table work (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  version integer not null default 1,
  kind_key text not null references work_kind (key),
  address_id text references address (id),
  building_id text references building (id),
  part text not null constraint work_part_known check (part in ('private', 'common')),
  state text not null default 'considered' constraint work_state_known check (state in
    ('considered', 'decided', 'planned', 'running', 'completed', 'stopped')),
  decided_on text,
  -- `YYYY`, `YYYY-MM` or a date: a year alone stays a year.
  completed_on text,
  created_at text not null,
  updated_at text not null,
  constraint work_has_place check (address_id is not null or building_id is not null)
) strict;

create index work_by_address on work (address_id) where address_id is not null;
create index work_by_building on work (building_id) where building_id is not null;

create table work_dossier (
  work_id text not null references work (id),
  dossier_id text not null references dossier (id),
  primary key (work_id, dossier_id)
) strict, without rowid;

create index work_dossier_by_dossier on work_dossier (dossier_id, work_id);

create table quote (
  id text not null primary key,
  external_id text unique,
  version integer not null default 1,
  work_id text not null references work (id),
  contractor_id text not null references organisation (id),
  requested_on text,
  received_on text,
  valid_until text,
  amount_excl_vat_cents integer constraint quote_amount_positive check (amount_excl_vat_cents >= 0),
  vat_rate_permille integer constraint quote_vat_known check (vat_rate_permille in (0, 60, 120, 210)),
  is_chosen integer not null default 0 constraint quote_chosen_boolean check (is_chosen in (0, 1)),
  created_at text not null,
  updated_at text not null
) strict;

create unique index quote_one_chosen on quote (work_id) where is_chosen = 1;
create index quote_by_work on quote (work_id);
create index quote_by_contractor on quote (contractor_id);
