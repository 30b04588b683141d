-- What citizens ask, exactly as they wrote it, and its place in a queue.

create table submission (
  row integer primary key,
  id text not null unique,
  external_id text unique,
  -- What the citizen reads out on the telephone; ends in a check character.
  reference text not null unique,
  -- Made when the form was drawn: a double click, a reload and a retry carry the same key.
  form_key text not null unique,
  -- Opens the receipt page; only the hash is stored.
  receipt_token_hash text not null unique,
  received_at text not null,
  language text not null constraint submission_language_known check (language in ('nl', 'fr', 'en')),
  name text not null constraint submission_name_length check (length(name) between 1 and 200),
  email text,
  telephone text,
  capacity_key text not null references role (key),
  address_text text not null constraint submission_address_length check (length(address_text) <= 500),
  apartment_building text not null constraint submission_building_known check (apartment_building in ('yes', 'no', 'unknown')),
  question text not null constraint submission_question_length check (length(question) between 1 and 5000),
  -- How the desk may answer: JSON array of email, telephone, post.
  answer_channels text not null constraint submission_channels_json check (json_valid(answer_channels)),
  constraint submission_reachable check (email is not null or telephone is not null)
) strict;

create table submission_theme (
  submission_id text not null references submission (id),
  theme_key text not null references theme (key),
  position integer not null,
  primary key (submission_id, theme_key)
) strict, without rowid;

create table queue_item (
  row integer primary key,
  id text not null unique,
  version integer not null default 1,
  queue_key text not null references queue (key),
  -- Mail will be a second origin beside the form.
  submission_id text unique references submission (id),
  received_at text not null,
  -- unlinked: waits for a dossier; linked: became one or was added to one; dismissed: needs none.
  state text not null default 'unlinked' constraint queue_item_state_known check (state in ('unlinked', 'linked', 'dismissed')),
  dossier_id text references dossier (id),
  claimed_by text references user (id),
  claimed_at text,
  updated_at text not null,
  constraint queue_item_linked_has_dossier check ((state = 'linked') = (dossier_id is not null)),
  constraint queue_item_claim_whole check ((claimed_by is null) = (claimed_at is null))
) strict;

create index queue_item_by_queue on queue_item (queue_key, state, received_at, row);
create index queue_item_by_state on queue_item (state, received_at, row);
create index queue_item_by_claimer on queue_item (claimed_by, state, received_at, row) where claimed_by is not null;
create index queue_item_by_dossier on queue_item (dossier_id) where dossier_id is not null;
