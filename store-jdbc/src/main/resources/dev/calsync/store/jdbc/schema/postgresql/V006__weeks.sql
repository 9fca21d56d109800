-- min-reader: 1
-- PostgreSQL. When events take place, for the week view: between which times, in microseconds since 1970, and
-- for which version that was said. A library that does not know of it changes the version alone, and then
-- nothing is known. span says how long it is: 1 is up to 4 days, 2 up to 16, 3 up to 64, 4 up to 256, 5 up
-- to 1,024, 6 is longer; 0 is not known; deleted events have none.

alter table {canonical_event}
  add column earliest_micros bigint,
  add column latest_micros bigint,
  add column bounds_of bigint,
  add column span smallint generated always as (case
    when removal is not null then null
    when bounds_of is null or bounds_of <> version then 0
    when latest_micros - earliest_micros <= 345600000000 then 1
    when latest_micros - earliest_micros <= 1382400000000 then 2
    when latest_micros - earliest_micros <= 5529600000000 then 3
    when latest_micros - earliest_micros <= 22118400000000 then 4
    when latest_micros - earliest_micros <= 88473600000000 then 5
    else 6 end) stored;
create index {name canonical_event_span} on {canonical_event} (owner, calendar, span, earliest_micros);
