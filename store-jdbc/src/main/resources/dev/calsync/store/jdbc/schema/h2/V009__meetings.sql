-- min-reader: 1
-- H2. Copies of one meeting in several calendars, and how far an edge has looked at them. What was read
-- before has no name among copies until it is read anew.

alter table {canonical_event} add column if not exists meeting varchar(1024);
create index if not exists {name canonical_event_meeting} on {canonical_event} (meeting, owner);

alter table {edge_state} add column if not exists witnesses varchar(1000000) default '' not null;
