-- Addresses are merged and told apart as people and organisations are. A check cannot be changed: both tables are made anew.
create table not_duplicate_kept as select noun, one_id, other_id, decided_by, decided_at from not_duplicate;
drop table not_duplicate;
create table not_duplicate (
  noun text not null constraint not_duplicate_noun_known check (noun in ('contact', 'organisation', 'address')),
  -- The lower id first, so that a pair has one row.
  one_id text not null,
  other_id text not null,
  decided_by text not null references user (id),
  decided_at text not null,
  primary key (noun, one_id, other_id),
  constraint not_duplicate_ordered check (one_id < other_id)
) strict, without rowid;
insert into not_duplicate (noun, one_id, other_id, decided_by, decided_at)
select noun, one_id, other_id, decided_by, decided_at from not_duplicate_kept;
drop table not_duplicate_kept;

create table merge_kept as
select id, noun, loser_id, survivor_id, merged_at, merged_by, undone_at, undone_by, command_id from merge;
drop table merge;
-- A merge is an event. It rewrites nothing but the loser's `merged_into`; undoing it clears that and leaves the row.
create table merge (
  id text not null primary key,
  noun text not null constraint merge_noun_known check (noun in ('contact', 'organisation', 'address')),
  loser_id text not null,
  survivor_id text not null,
  merged_at text not null,
  merged_by text not null references user (id),
  undone_at text,
  undone_by text references user (id),
  -- Leads to the changes that the merge made, which undoing it takes back.
  command_id text not null,
  constraint merge_of_two check (loser_id <> survivor_id),
  constraint merge_undone_by_somebody check ((undone_at is null) = (undone_by is null))
) strict;
insert into merge (id, noun, loser_id, survivor_id, merged_at, merged_by, undone_at, undone_by, command_id)
select id, noun, loser_id, survivor_id, merged_at, merged_by, undone_at, undone_by, command_id from merge_kept;
drop table merge_kept;

-- Whoever is merged already cannot be merged again before that is undone.
create unique index merge_in_force on merge (noun, loser_id) where undone_at is null;
create index merge_by_survivor on merge (noun, survivor_id);
