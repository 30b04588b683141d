-- What people did with a customer and what they plan, written by hand: with whom, and in which direction a call went.
alter table activity add column contact_id text references contact (id);
alter table activity add column direction text constraint activity_direction_known check (direction in ('incoming', 'outgoing'));

-- The day on which it waits to be done; without one it comes last.
alter table activity add column due_on text as (coalesce(due_date, substr(happened_at, 1, 10), '9999-12-31')) virtual;

drop index activity_open_by_assignee;
create index activity_open_by_assignee on activity (assignee_id, due_on, row) where state = 'open';
create index activity_by_contact on activity (contact_id) where contact_id is not null;
