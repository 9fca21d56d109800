-- min-reader: 1
-- PostgreSQL. Turns of owners whose lanes come back, or come due by time.

-- The turn that the lane had last: who was served a moment ago does not go before those that wait.
alter table {lane} add column served_turn bigint;
create index {name lane_served} on {lane} (owner, served_turn) where served_turn is not null;

-- Whose lanes came due, minute by minute: a flood of one owner is passed in one step a minute.
create index {name lane_minute} on {lane}
  (date_bin(interval '1 minute', due_at, timestamptz '1970-01-01 00:00:00+00:00'), owner, due_at)
  where turn is null and lease_until is null and due_at is not null;
