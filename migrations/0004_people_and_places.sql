-- Who and where. A merge rewrites nothing: the loser points to the survivor (`merged_into`), undo clears the pointer.
-- `row` exists because full-text indexes point to integers.

create table contact (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  version integer not null default 1,
  merged_into text references contact (id),
  state text not null default 'active' constraint contact_state_known check (state in ('active', 'inactive')),
  -- The full name as the person writes it; the parts are filled when known, never guessed.
  name text not null constraint contact_name_length check (length(name) between 1 and 200),
  name_folded text not null,
  given_name text,
  family_name text,
  -- Couples share addresses and some people have none: neither is unique.
  email text constraint contact_email_length check (length(email) <= 254),
  telephone text constraint contact_telephone_e164 check (telephone glob '+[1-9]*' and length(telephone) between 8 and 16),
  language text not null default 'nl' constraint contact_language_known check (language in ('nl', 'fr', 'en', 'other')),
  preferred_channel text constraint contact_channel_known check (preferred_channel in ('email', 'telephone', 'post')),
  created_at text not null,
  updated_at text not null
) strict;

create index contact_by_name on contact (name_folded, row);
create index contact_by_email on contact (email) where email is not null;
create index contact_by_telephone on contact (telephone) where telephone is not null;
create index contact_by_merged_into on contact (merged_into) where merged_into is not null;

create table organisation (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  version integer not null default 1,
  merged_into text references organisation (id),
  state text not null default 'active' constraint organisation_state_known check (state in ('active', 'inactive')),
  name text not null constraint organisation_name_length check (length(name) between 1 and 300),
  name_folded text not null,
  -- Ten digits; the last two are 97 minus the first eight modulo 97.
  enterprise_number text constraint organisation_number_ten_digits check (enterprise_number glob '[01][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  email text,
  telephone text constraint organisation_telephone_e164 check (telephone glob '+[1-9]*'),
  created_at text not null,
  updated_at text not null
) strict;

create index organisation_by_name on organisation (name_folded, row);
create index organisation_by_number on organisation (enterprise_number) where enterprise_number is not null;
create index organisation_by_merged_into on organisation (merged_into) where merged_into is not null;

-- A building is a noun of its own: apartments, lots and the owners' association hang on it.
create table building (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  version integer not null default 1,
  merged_into text references building (id),
  association_id text references organisation (id),
  dwelling_units integer constraint building_dwelling_units_positive check (dwelling_units >= 0),
  other_units integer constraint building_other_units_positive check (other_units >= 0),
  storeys integer constraint building_storeys_positive check (storeys >= 0),
  construction_year integer,
  created_at text not null,
  updated_at text not null
) strict;

create index building_by_association on building (association_id) where association_id is not null;
create index building_by_merged_into on building (merged_into) where merged_into is not null;

create table address (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  version integer not null default 1,
  merged_into text references address (id),
  -- typed: as written, waits in the "to match" list; matched: taken from the register; manual: a manager's exception.
  state text not null constraint address_state_known check (state in ('typed', 'matched', 'manual')),
  manual_reason text,
  -- What was written, always kept.
  text text not null constraint address_text_length check (length(text) between 1 and 500),
  text_folded text not null,
  street text,
  house_number text,
  box_number text,
  postcode text,
  municipality text,
  register_id text,
  building_id text references building (id),
  parcel_number text,
  created_at text not null,
  updated_at text not null,
  constraint address_matched_has_register_id check (state <> 'matched' or register_id is not null),
  constraint address_manual_has_reason check (state <> 'manual' or manual_reason is not null)
) strict;

create index address_by_text on address (text_folded, row);
create index address_by_building on address (building_id) where building_id is not null;
create index address_to_match on address (created_at) where state = 'typed' and merged_into is null;
create index address_by_merged_into on address (merged_into) where merged_into is not null;
