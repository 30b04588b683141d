-- People and organisations as the desk keeps them: what makes two of them likely the same, merging as an event that can be
-- undone, parties that end, and notes.

-- What colleagues should know before they call. Free text: national register numbers are masked before it is stored.
alter table contact add column note text constraint contact_note_length check (length(note) between 1 and 5000);
alter table organisation add column note text constraint organisation_note_length check (length(note) between 1 and 5000);

-- Nearly all are in use; a list of those that are not must not walk through the others.
create index contact_inactive on contact (row) where state = 'inactive';
create index organisation_inactive on organisation (row) where state = 'inactive';

-- A party is never deleted: the histories keep pointing to it, and taking somebody off by mistake loses nothing.
alter table party add column removed_at text constraint party_removed_is_not_primary check (removed_at is null or is_primary = 0);

-- A company is looked for by its e-mail address and telephone number, too. The columns of an index are fixed when it is
-- made, so it is made anew.
drop trigger organisation_search_insert;
drop trigger organisation_search_delete;
drop trigger organisation_search_update;
drop table organisation_search;
create virtual table organisation_search using fts5 (
  name, enterprise_number, email, telephone, content = 'organisation', content_rowid = 'row', tokenize = 'trigram remove_diacritics 1'
);
create trigger organisation_search_insert after insert on organisation begin
  insert into organisation_search (rowid, name, enterprise_number, email, telephone) values (new.row, new.name, new.enterprise_number, new.email, new.telephone);
end;
create trigger organisation_search_delete after delete on organisation begin
  insert into organisation_search (organisation_search, rowid, name, enterprise_number, email, telephone) values ('delete', old.row, old.name, old.enterprise_number, old.email, old.telephone);
end;
create trigger organisation_search_update after update of name, enterprise_number, email, telephone on organisation begin
  insert into organisation_search (organisation_search, rowid, name, enterprise_number, email, telephone) values ('delete', old.row, old.name, old.enterprise_number, old.email, old.telephone);
  insert into organisation_search (rowid, name, enterprise_number, email, telephone) values (new.row, new.name, new.enterprise_number, new.email, new.telephone);
end;
insert into organisation_search (organisation_search) values ('rebuild');

-- What likely doubles have in common, made by `domain::likeness` from the name, the e-mail address, the telephone number:
-- two records that share a key are compared, all others never are. A record without any has the empty key, which says that
-- it was looked at. Rebuildable.
create table match_key (
  noun text not null constraint match_key_noun_known check (noun in ('contact', 'organisation')),
  key text not null,
  id text not null,
  primary key (noun, key, id)
) strict, without rowid;

create index match_key_by_record on match_key (noun, id);

-- Two records that colleagues looked at and found to be different are proposed no more.
create table not_duplicate (
  noun text not null constraint not_duplicate_noun_known check (noun in ('contact', 'organisation')),
  -- The lower id first, so that a pair has one row.
  one_id text not null,
  other_id text not null,
  decided_by text not null references user (id),
  decided_at text not null,
  primary key (noun, one_id, other_id),
  constraint not_duplicate_ordered check (one_id < other_id)
) strict, without rowid;

-- A merge is an event. It rewrites nothing but the loser's `merged_into`; undoing it clears that and leaves the row.
create table merge (
  id text not null primary key,
  noun text not null constraint merge_noun_known check (noun in ('contact', 'organisation')),
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

-- Whoever is merged already cannot be merged again before that is undone.
create unique index merge_in_force on merge (noun, loser_id) where undone_at is null;
create index merge_by_survivor on merge (noun, survivor_id);
