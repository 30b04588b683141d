-- Contains-search, folding case and accents. Each noun is indexed once, pointing to its `row`; a dossier is found by
-- its people and addresses through joins, so no name is copied.

create virtual table contact_search using fts5 (
  name, email, telephone, content = 'contact', content_rowid = 'row', tokenize = 'trigram remove_diacritics 1'
);
create trigger contact_search_insert after insert on contact begin
  insert into contact_search (rowid, name, email, telephone) values (new.row, new.name, new.email, new.telephone);
end;
create trigger contact_search_delete after delete on contact begin
  insert into contact_search (contact_search, rowid, name, email, telephone) values ('delete', old.row, old.name, old.email, old.telephone);
end;
create trigger contact_search_update after update of name, email, telephone on contact begin
  insert into contact_search (contact_search, rowid, name, email, telephone) values ('delete', old.row, old.name, old.email, old.telephone);
  insert into contact_search (rowid, name, email, telephone) values (new.row, new.name, new.email, new.telephone);
end;

create virtual table organisation_search using fts5 (
  name, enterprise_number, content = 'organisation', content_rowid = 'row', tokenize = 'trigram remove_diacritics 1'
);
create trigger organisation_search_insert after insert on organisation begin
  insert into organisation_search (rowid, name, enterprise_number) values (new.row, new.name, new.enterprise_number);
end;
create trigger organisation_search_delete after delete on organisation begin
  insert into organisation_search (organisation_search, rowid, name, enterprise_number) values ('delete', old.row, old.name, old.enterprise_number);
end;
create trigger organisation_search_update after update of name, enterprise_number on organisation begin
  insert into organisation_search (organisation_search, rowid, name, enterprise_number) values ('delete', old.row, old.name, old.enterprise_number);
  insert into organisation_search (rowid, name, enterprise_number) values (new.row, new.name, new.enterprise_number);
end;

create virtual table address_search using fts5 (
  text, content = 'address', content_rowid = 'row', tokenize = 'trigram remove_diacritics 1'
);
create trigger address_search_insert after insert on address begin
  insert into address_search (rowid, text) values (new.row, new.text);
end;
create trigger address_search_delete after delete on address begin
  insert into address_search (address_search, rowid, text) values ('delete', old.row, old.text);
end;
create trigger address_search_update after update of text on address begin
  insert into address_search (address_search, rowid, text) values ('delete', old.row, old.text);
  insert into address_search (rowid, text) values (new.row, new.text);
end;

-- A dossier's own words: its number and the question it began with.
create view dossier_text (row, number, question) as
select row, number, details ->> '$.question' from dossier;

create virtual table dossier_search using fts5 (
  number, question, content = 'dossier_text', content_rowid = 'row', tokenize = 'trigram remove_diacritics 1'
);
create trigger dossier_search_insert after insert on dossier begin
  insert into dossier_search (rowid, number, question) values (new.row, new.number, new.details ->> '$.question');
end;
create trigger dossier_search_delete after delete on dossier begin
  insert into dossier_search (dossier_search, rowid, number, question) values ('delete', old.row, old.number, old.details ->> '$.question');
end;
create trigger dossier_search_update after update of number, details on dossier
when old.number is not new.number or old.details ->> '$.question' is not new.details ->> '$.question'
begin
  insert into dossier_search (dossier_search, rowid, number, question) values ('delete', old.row, old.number, old.details ->> '$.question');
  insert into dossier_search (rowid, number, question) values (new.row, new.number, new.details ->> '$.question');
end;
