-- min-reader: 1
-- PostgreSQL. Every key begins with the owner. Columns that end in _at, _until or _before are times of
-- the database's own clock; what happens in calendars is kept in microseconds since 1970. Texts are
-- ordered by their bytes, whatever the database's own collation is. Names of 1,024 characters are given
-- more room: what PostgreSQL cannot hold is written in more.

create table {installation} (
  one int not null primary key check (one = 1),
  name text collate "C" not null
);

-- What must not run twice at once. Held while lease_until is set, whatever the time. While it is not,
-- due_at is when the lane may be taken: a job is due and the rest is over. From then on it has a turn.
create table {lane} (
  owner varchar(64) collate "C" not null,
  connection varchar(64) collate "C" not null,
  direction varchar(8) collate "C" not null,
  fence bigint not null,
  node varchar(255) collate "C",
  lease_until timestamptz,
  due_at timestamptz,
  turn bigint,
  rests_until timestamptz default timestamptz '1970-01-01 00:00:00+00:00' not null,
  primary key (owner, connection, direction)
);
create index {name lane_ready} on {lane} (turn, due_at) where turn is not null;
create index {name lane_tail} on {lane} (owner, turn) where turn is not null;
create index {name lane_due} on {lane} (due_at) where turn is null and lease_until is null and due_at is not null;
create index {name lane_lease} on {lane} (lease_until) where lease_until is not null;

-- The turn that was served last: a counter of lanes, not a time. A sequence leaves no dead rows behind.
create sequence {turn} minvalue 0 start 0;

-- One row a key: a state, not a queue entry. job is kind:subject.
create table {job} (
  owner varchar(64) collate "C" not null,
  job varchar(128) collate "C" not null,
  connection varchar(64) collate "C" not null,
  direction varchar(8) collate "C" not null,
  state varchar(16) collate "C" not null,
  asked bigint not null,
  claimed bigint not null,
  done bigint not null,
  attempts int not null,
  deaths int not null,
  due_at timestamptz,
  reason text collate "C" not null,
  failure_code varchar(128) collate "C",
  failure_text text collate "C",
  last_counts text collate "C" not null,
  primary key (owner, job)
);
create index {name job_lane} on {job} (owner, connection, direction);

create table {job_log} (
  owner varchar(64) collate "C" not null,
  id bigint generated always as identity,
  job varchar(128) collate "C" not null,
  ended_at timestamptz not null,
  took_micros bigint not null,
  result varchar(16) collate "C" not null,
  failure_code varchar(128) collate "C" not null,
  failure_text text collate "C" not null,
  counts text collate "C" not null,
  primary key (owner, id)
);

-- How far a calendar has been read.
create table {calendar_state} (
  owner varchar(64) collate "C" not null,
  calendar varchar(64) collate "C" not null,
  changed_seq bigint not null,
  next_cursor text collate "C",
  pass_id varchar(64) collate "C",
  pass_kind varchar(16) collate "C",
  pass_started_at timestamptz,
  continuation text collate "C",
  read_pass varchar(64) collate "C",
  read_complete boolean,
  read_listed bigint,
  read_started_at timestamptz,
  read_ended_at timestamptz,
  complete_pass varchar(64) collate "C",
  complete_listed bigint,
  complete_started_at timestamptz,
  complete_ended_at timestamptz,
  primary key (owner, calendar)
);

-- Every object that a provider showed us.
create table {source_item} (
  owner varchar(64) collate "C" not null,
  calendar varchar(64) collate "C" not null,
  id text collate "C" not null,
  uid text collate "C" not null,
  event text collate "C",
  slot varchar(64) collate "C",
  version text collate "C" not null,
  content bytea not null check (octet_length(content) = 32),
  state varchar(16) collate "C" not null,
  mark text collate "C",
  lineage bytea check (octet_length(lineage) = 32),
  quarantine_code varchar(128) collate "C",
  quarantine_place text collate "C",
  quarantined_at timestamptz,
  raw bytea,
  primary key (owner, calendar, id)
);
create index {name source_item_event} on {source_item} (event, calendar, owner) where event is not null;
create index {name source_item_lineage} on {source_item} (lineage, calendar, owner) where lineage is not null;

create table {canonical_event} (
  owner varchar(64) collate "C" not null,
  calendar varchar(64) collate "C" not null,
  uid text collate "C" not null,
  version bigint not null,
  changed_seq bigint not null,
  body bytea not null,
  removal varchar(16) collate "C",
  removal_pass varchar(64) collate "C",
  primary key (owner, calendar, uid)
);
create unique index {name canonical_event_changed} on {canonical_event} (owner, calendar, changed_seq);

create table {edge_state} (
  owner varchar(64) collate "C" not null,
  edge varchar(64) collate "C" not null,
  position bigint not null,
  basis text collate "C" not null,
  primary key (owner, edge)
);

-- One row for each object at a target, and the intent to write it. state follows from the rest.
create table {mirror} (
  owner varchar(64) collate "C" not null,
  edge varchar(64) collate "C" not null,
  uid text collate "C" not null,
  part varchar(128) collate "C" not null,
  target varchar(64) collate "C" not null,
  lineage bytea not null check (octet_length(lineage) = 32),
  generation int not null,
  identity bytea not null check (octet_length(identity) = 32),
  desired bytea not null check (octet_length(desired) = 32),
  attempted bytea check (octet_length(attempted) = 32),
  applied bytea not null check (octet_length(applied) = 32),
  observed bytea not null check (octet_length(observed) = 32),
  canonical_version bigint not null,
  policy_revision bigint not null,
  projection_version int not null,
  capabilities_version int not null,
  zone_data varchar(64) collate "C" not null,
  form bytea,
  starts_micros bigint,
  ends_micros bigint,
  remote_id text collate "C",
  remote_uid text collate "C",
  remote_version text collate "C",
  last_id text collate "C",
  hold varchar(64) collate "C",
  detached boolean not null,
  refusal text collate "C" not null,
  writes int not null,
  revision bigint not null,
  not_before timestamptz,
  attempted_at timestamptz,
  removed_at timestamptz,
  state varchar(16) collate "C" generated always as (case
    when attempted is not null then 'ATTEMPTED'
    when detached then 'DETACHED'
    when desired = applied then 'SETTLED'
    when hold is not null then 'HELD'
    when refusal = '' then 'DUE'
    else 'REFUSED' end) stored,
  primary key (owner, edge, uid, part)
);
create index {name mirror_due} on {mirror} (target, owner, state, not_before nulls first, edge, uid, part);
create index {name mirror_identity} on {mirror} (identity, owner);
create index {name mirror_place} on {mirror} (last_id, target, owner) where last_id is not null;
create index {name mirror_hold} on {mirror} (hold, owner) where hold is not null;

create table {hold} (
  owner varchar(64) collate "C" not null,
  id varchar(64) collate "C" not null,
  edge varchar(64) collate "C" not null,
  reason varchar(255) collate "C" not null,
  state varchar(16) collate "C" not null,
  reads_left int not null,
  reads_apart_micros bigint not null,
  opened_at timestamptz not null,
  last_read_at timestamptz not null,
  primary key (owner, id)
);
create index {name hold_state} on {hold} (owner, state);

create table {record} (
  owner varchar(64) collate "C" not null,
  kind varchar(32) collate "C" not null,
  name varchar(64) collate "C" not null,
  version bigint not null,
  body text collate "C" not null,
  primary key (owner, kind, name)
);

-- The counter is locked to the end of a transaction: positions become visible in their order.
-- Those up to the erased one are no longer kept.
create table {journal_head} (
  owner varchar(64) collate "C" not null primary key,
  position bigint not null,
  erased bigint default 0 not null
);
create table {journal} (
  owner varchar(64) collate "C" not null,
  position bigint not null,
  at timestamptz not null,
  action varchar(64) collate "C" not null,
  run varchar(128) collate "C" not null,
  calendar varchar(64) collate "C" not null,
  edge varchar(64) collate "C",
  uid text collate "C",
  reason varchar(255) collate "C" not null,
  facts text collate "C" not null,
  primary key (owner, position)
);
create index {name journal_event} on {journal} (uid, owner, position) where uid is not null;
