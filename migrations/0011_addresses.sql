-- Addresses and buildings as the desk describes them, energy certificates, and events.

-- What was written first, once `text` was mended or taken from the register: it helps whoever matches by hand.
alter table address add column written_text text constraint address_written_text_length check (length(written_text) between 1 and 500);
-- Street, postcode, house and box number so that they sort as they stand in the street (`domain::address::order_key`).
-- Rebuildable; empty until the clock made it for a row that something else wrote.
alter table address add column order_key text not null default '';
alter table address add column dwelling_type text;
alter table address add column building_type text;
alter table address add column construction_year integer constraint address_construction_year_known check (construction_year between 1000 and 2199);
-- Heated floor area: without it no certificate says how much energy is used, and nothing how much is saved.
alter table address add column floor_area_m2_tenths integer constraint address_floor_area_positive check (floor_area_m2_tenths > 0);
alter table address add column energy_carrier text;
alter table address add column heritage text constraint address_heritage_known check (heritage in ('yes', 'no', 'unknown'));
-- Where in its building an apartment lies, in the desk's words.
alter table address add column apartment_situation text constraint address_situation_length check (length(apartment_situation) between 1 and 1000);

create index address_in_order on address (order_key, row);
create index address_typed_in_order on address (order_key, row) where state = 'typed' and merged_into is null;
create index address_manual_in_order on address (order_key, row) where state = 'manual' and merged_into is null;
create index address_by_register_id on address (register_id) where register_id is not null;

-- The street numbers 12 and 14 may be one building, and one number may be several.
alter table building add column buildings text constraint building_buildings_known check (buildings in ('one', 'several'));
alter table building add column typology text;
alter table building add column floor_area_m2_tenths integer constraint building_floor_area_positive check (floor_area_m2_tenths > 0);
alter table building add column energy_carrier text;
alter table building add column heritage text constraint building_heritage_known check (heritage in ('yes', 'no', 'unknown'));

-- Which address is the main one, and for which dossier one counts, is changed by several people at once.
alter table journey_address add column version integer not null default 1;

-- Addresses are found by keys of what they have in common, as people are. A check cannot be changed: the table is made anew.
create table match_key_kept as select noun, key, id from match_key;
drop table match_key;
create table match_key (
  noun text not null constraint match_key_noun_known check (noun in ('contact', 'organisation', 'address')),
  key text not null,
  id text not null,
  primary key (noun, key, id)
) strict, without rowid;
insert into match_key (noun, key, id) select noun, key, id from match_key_kept;
drop table match_key_kept;
create index match_key_by_record on match_key (noun, id);

-- Up to which energy use a label goes, for certificates drawn up from a day on: a government changes it, so it is data. The
-- bound is included, in tenths of kWh/m² per year; the last label of a day has none.
create table energy_label (
  valid_from text not null constraint energy_label_day check (valid_from is date(valid_from)),
  position integer not null,
  label text not null,
  upper_bound_tenths integer,
  primary key (valid_from, position)
) strict, without rowid;

insert into energy_label (valid_from, position, label, upper_bound_tenths) values
  ('2019-01-01', 1, 'A+', 0),
  ('2019-01-01', 2, 'A', 1000),
  ('2019-01-01', 3, 'B', 2000),
  ('2019-01-01', 4, 'C', 3000),
  ('2019-01-01', 5, 'D', 4000),
  ('2019-01-01', 6, 'E', 5000),
  ('2019-01-01', 7, 'F', null);

-- The history of an address's energy certificates. One about common parts (EPC GD) counts for every address of the building.
create table energy_certificate (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  version integer not null default 1,
  address_id text not null references address (id),
  kind text not null constraint energy_certificate_kind_known check (kind in ('epc', 'epb')),
  method text constraint energy_certificate_method_known check (method in ('measured', 'estimated')),
  label text,
  kwh_per_m2_tenths integer,
  e_level integer,
  common_parts integer not null default 0 constraint energy_certificate_common_parts_boolean check (common_parts in (0, 1)),
  drawn_up_on text constraint energy_certificate_drawn_up_day check (drawn_up_on is date(drawn_up_on)),
  valid_until text constraint energy_certificate_valid_day check (valid_until is date(valid_until)),
  certificate_number text constraint energy_certificate_number_length check (length(certificate_number) between 1 and 50),
  -- Entered by mistake: hidden, and kept for the histories.
  removed_at text,
  created_at text not null,
  updated_at text not null
) strict;

create index energy_certificate_by_address on energy_certificate (address_id, drawn_up_on, row) where removed_at is null;

-- An information session, a fair, a visit day: where the desk met people.
create table event (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  version integer not null default 1,
  name text not null constraint event_name_length check (length(name) between 1 and 200),
  name_folded text not null,
  kind text not null,
  place text constraint event_place_length check (length(place) between 1 and 500),
  starts_on text not null constraint event_starts_on_day check (starts_on is date(starts_on)),
  ends_on text constraint event_ends_on_day check (ends_on is date(ends_on)),
  note text constraint event_note_length check (length(note) between 1 and 5000),
  created_at text not null,
  updated_at text not null,
  constraint event_period check (ends_on is null or ends_on >= starts_on)
) strict;

create index event_by_day on event (starts_on, row);

create table event_dossier (
  event_id text not null references event (id),
  dossier_id text not null references dossier (id),
  created_at text not null,
  primary key (event_id, dossier_id)
) strict, without rowid;

create index event_dossier_by_dossier on event_dossier (dossier_id, event_id);

-- Who came: a person whom the desk knows, or how many whom it does not. Nothing else is kept about anybody.
create table event_registration (
  id text not null primary key,
  event_id text not null references event (id),
  contact_id text references contact (id),
  people integer not null constraint event_registration_people_positive check (people between 1 and 10000),
  created_at text not null,
  constraint event_registration_of_one_contact check (contact_id is null or people = 1)
) strict, without rowid;

create index event_registration_by_event on event_registration (event_id, id);
create index event_registration_by_contact on event_registration (contact_id, event_id) where contact_id is not null;

-- The history of fields knows the new nouns. Its check is another one, so the table is made anew; what was recorded stays.
create table change_kept as
select id, at, command_id, actor_kind, actor_id, subject_kind, subject_id, field, before, after, erased_at from change;
drop table change;
create table change (
  id integer primary key,
  at text not null,
  -- Ties the rows of one command together.
  command_id text not null,
  actor_kind text not null constraint change_actor_known check (actor_kind in ('user', 'citizen', 'system')),
  actor_id text,
  subject_kind text not null constraint change_subject_known check (subject_kind in
    ('user', 'contact', 'organisation', 'building', 'address', 'journey', 'journey_address', 'party', 'dossier', 'work', 'quote',
     'queue_item', 'activity', 'setting', 'energy_certificate', 'event', 'event_registration')),
  subject_id text not null,
  field text not null,
  before text,
  after text,
  -- Values can be erased field by field when the law asks for it; the fact of the change stays.
  erased_at text
) strict;
insert into change (id, at, command_id, actor_kind, actor_id, subject_kind, subject_id, field, before, after, erased_at)
select id, at, command_id, actor_kind, actor_id, subject_kind, subject_id, field, before, after, erased_at from change_kept;
drop table change_kept;

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
