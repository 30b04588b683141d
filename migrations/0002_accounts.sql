-- Staff who sign in. Citizens have no account.

create table user (
  id text not null primary key,
  external_id text unique,
  version integer not null default 1,
  email text not null constraint user_email_length check (length(email) between 3 and 254),
  -- Folded copy for sign-in, so that capitals do not matter.
  email_folded text not null unique,
  name text not null constraint user_name_length check (length(name) between 1 and 200),
  role text not null constraint user_role_known check (role in ('viewer', 'coach', 'dispatcher', 'manager')),
  language text not null default 'nl' constraint user_language_known check (language in ('nl', 'fr', 'en')),
  -- PHC string of Argon2id; null until the first password is set by a one-time link.
  password_hash text,
  state text not null default 'active' constraint user_state_known check (state in ('active', 'disabled')),
  created_at text not null,
  updated_at text not null
) strict;

create index user_by_name on user (state, name);

-- Only the SHA-256 of the cookie's token is stored: a stolen database opens no session.
create table session (
  token_hash text not null primary key,
  user_id text not null references user (id),
  created_at text not null,
  -- Refreshed at most every few minutes, so that reading stays reading.
  seen_at text not null,
  idle_expires_at text not null,
  absolute_expires_at text not null
) strict, without rowid;

create index session_by_user on session (user_id);
create index session_by_expiry on session (absolute_expires_at);

-- One-time links by which a user sets a password. Random 128-bit tokens, stored hashed; a used link is deleted.
create table password_link (
  token_hash text not null primary key,
  user_id text not null references user (id),
  created_at text not null,
  expires_at text not null
) strict, without rowid;

create index password_link_by_user on password_link (user_id);
