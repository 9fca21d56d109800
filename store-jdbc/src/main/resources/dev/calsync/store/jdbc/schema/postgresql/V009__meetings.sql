-- min-reader: 1
-- PostgreSQL. Copies of one meeting in several calendars, and how far an edge has looked at them. What
-- was read before has no name among copies until it is read anew.

alter table {canonical_event} add column meeting text collate "C";
create index {name canonical_event_meeting} on {canonical_event} (meeting, owner) where meeting is not null;

alter table {edge_state} add column witnesses text collate "C" default '' not null;
