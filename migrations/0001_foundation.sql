-- Guards, settings, throttles and idempotency: what every command leans on.

-- Hrana conditions see errors, not row counts, so an UPDATE that hits no row counts as "ok". A command therefore
-- inserts into this view: when `holds` is not 1 the trigger raises and the whole batch rolls back. The texts are
-- literals because older SQLite versions accept nothing else in RAISE; store maps them to errors by name.
create view guard (code, holds) as
select null, null where 0;

create trigger guard_raise instead of insert on guard
when new.holds is not 1
begin
  select case new.code
    when 'session' then raise(abort, 'guard: session')      -- the session ended or its user changed meanwhile
    when 'forbidden' then raise(abort, 'guard: forbidden')  -- the record left the actor's scope meanwhile
    when 'missing' then raise(abort, 'guard: missing')      -- the record does not exist
    when 'stale' then raise(abort, 'guard: stale')          -- somebody else changed the record first
    when 'state' then raise(abort, 'guard: state')          -- the record is no longer in the state the command needs
    when 'catalogue' then raise(abort, 'guard: catalogue')  -- the catalogue changed: reload and decide again
    when 'throttled' then raise(abort, 'guard: throttled')  -- too many tries in this window
    else raise(abort, 'guard: unknown')
  end;
end;

-- Facts about this desk: name, telephone, opening hours, public languages. JSON, so texts can be per language.
create table setting (
  key text not null primary key,
  value text not null constraint setting_value_is_json check (json_valid(value)),
  updated_at text not null
) strict, without rowid;

-- Fixed-window counters for sign-in and public forms. `bucket` is a salted hash: never a name or an address.
create table throttle (
  bucket text not null,
  window_start text not null,
  tries integer not null constraint throttle_tries_positive check (tries > 0),
  primary key (bucket, window_start)
) strict, without rowid;

create index throttle_by_window on throttle (window_start);

-- The stored answer of a POST, so that a retry gets the same answer and makes nothing twice.
-- `request_hash` refuses the reuse of a key for another request.
create table idempotency (
  actor text not null,
  key text not null constraint idempotency_key_length check (length(key) between 8 and 64),
  request_hash text not null,
  status integer not null,
  location text,
  etag text,
  body text not null,
  created_at text not null,
  primary key (actor, key)
) strict, without rowid;

create index idempotency_by_age on idempotency (created_at);
