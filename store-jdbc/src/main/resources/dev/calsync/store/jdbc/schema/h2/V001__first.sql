-- min-reader: 1
-- H2. Every key begins with the owner. Columns that end in _at, _until or _before are times of the
-- database's own clock; what happens in calendars is kept in microseconds since 1970.
-- Definitions commit by themselves in H2: everything here can be run again.

create table if not exists {installation} (
  one int not null primary key check (one = 1),
  name varchar(1024) not null
);

-- What must not run twice at once. Held while lease_until is set, whatever the time.
create table if not exists {lane} (
  owner varchar(64) not null,
  connection varchar(64) not null,
  direction varchar(8) not null,
  fence bigint not null,
  node varchar(255),
  lease_until timestamp(6) with time zone,
  due_at timestamp(6) with time zone,
  rests_until timestamp(6) with time zone default timestamp with time zone '1970-01-01 00:00:00+00:00' not null,
  primary key (owner, connection, direction)
);
create index if not exists {lane}_due on {lane} (due_at);
create index if not exists {lane}_lease on {lane} (lease_until);

-- Whose turn it is: a counter of lanes, not a time.
create table if not exists {turn} (
  one int not null primary key check (one = 1),
  served bigint not null
);
merge into {turn} (one, served) key (one)
  select 1, coalesce(max(served), 0) from {turn};
create table if not exists {owner_turn} (
  owner varchar(64) not null primary key,
  tail bigint not null
);

-- One row a key: a state, not a queue entry. job is kind:subject.
create table if not exists {job} (
  owner varchar(64) not null,
  job varchar(128) not null,
  connection varchar(64) not null,
  direction varchar(8) not null,
  state varchar(16) not null,
  asked bigint not null,
  claimed bigint not null,
  done bigint not null,
  attempts int not null,
  deaths int not null,
  due_at timestamp(6) with time zone,
  reason varchar(1024) not null,
  failure_code varchar(128),
  failure_text varchar(4096),
  last_counts varchar(4096) not null,
  primary key (owner, job)
);
create index if not exists {job}_lane on {job} (owner, connection, direction);

create table if not exists {job_log} (
  owner varchar(64) not null,
  id bigint generated always as identity,
  job varchar(128) not null,
  ended_at timestamp(6) with time zone not null,
  took_micros bigint not null,
  result varchar(16) not null,
  failure_code varchar(128) not null,
  failure_text varchar(4096) not null,
  counts varchar(4096) not null,
  primary key (owner, id)
);

-- How far a calendar has been read.
create table if not exists {calendar_state} (
  owner varchar(64) not null,
  calendar varchar(64) not null,
  changed_seq bigint not null,
  next_cursor varchar(65536),
  pass_id varchar(64),
  pass_kind varchar(16),
  pass_started_at timestamp(6) with time zone,
  continuation varchar(65536),
  read_pass varchar(64),
  read_complete boolean,
  read_listed bigint,
  read_started_at timestamp(6) with time zone,
  read_ended_at timestamp(6) with time zone,
  complete_pass varchar(64),
  complete_listed bigint,
  complete_started_at timestamp(6) with time zone,
  complete_ended_at timestamp(6) with time zone,
  primary key (owner, calendar)
);

-- Every object that a provider showed us.
create table if not exists {source_item} (
  owner varchar(64) not null,
  calendar varchar(64) not null,
  id varchar(1024) not null,
  uid varchar(1024) not null,
  event varchar(1024),
  slot varchar(64),
  version varchar(1024) not null,
  content binary(32) not null,
  state varchar(16) not null,
  mark varchar(4096),
  lineage binary(32),
  quarantine_code varchar(128),
  quarantine_place varchar(4096),
  quarantined_at timestamp(6) with time zone,
  raw binary large object,
  primary key (owner, calendar, id)
);
create index if not exists {source_item}_event on {source_item} (owner, calendar, event);
create index if not exists {source_item}_lineage on {source_item} (owner, calendar, lineage);

create table if not exists {canonical_event} (
  owner varchar(64) not null,
  calendar varchar(64) not null,
  uid varchar(1024) not null,
  version bigint not null,
  changed_seq bigint not null,
  body binary large object not null,
  removal varchar(16),
  removal_pass varchar(64),
  primary key (owner, calendar, uid)
);
create unique index if not exists {canonical_event}_changed on {canonical_event} (owner, calendar, changed_seq);

create table if not exists {edge_state} (
  owner varchar(64) not null,
  edge varchar(64) not null,
  position bigint not null,
  basis varchar(65536) not null,
  primary key (owner, edge)
);

-- One row for each object at a target, and the intent to write it. state follows from the rest.
create table if not exists {mirror} (
  owner varchar(64) not null,
  edge varchar(64) not null,
  uid varchar(1024) not null,
  part varchar(128) not null,
  target varchar(64) not null,
  lineage binary(32) not null,
  generation int not null,
  identity binary(32) not null,
  desired binary(32) not null,
  attempted binary(32),
  applied binary(32) not null,
  observed binary(32) not null,
  canonical_version bigint not null,
  policy_revision bigint not null,
  projection_version int not null,
  capabilities_version int not null,
  zone_data varchar(64) not null,
  form binary large object,
  starts_micros bigint,
  ends_micros bigint,
  remote_id varchar(1024),
  remote_uid varchar(1024),
  remote_version varchar(1024),
  last_id varchar(1024),
  hold varchar(64),
  detached boolean not null,
  refusal varchar(1024) not null,
  writes int not null,
  revision bigint not null,
  not_before timestamp(6) with time zone,
  attempted_at timestamp(6) with time zone,
  removed_at timestamp(6) with time zone,
  state varchar(16) generated always as (case
    when attempted is not null then 'ATTEMPTED'
    when detached then 'DETACHED'
    when desired = applied then 'SETTLED'
    when hold is not null then 'HELD'
    when refusal = '' then 'DUE'
    else 'REFUSED' end),
  primary key (owner, edge, uid, part)
);
create index if not exists {mirror}_due on {mirror} (owner, target, state, not_before, edge, uid, part);
create index if not exists {mirror}_identity on {mirror} (owner, identity);
create index if not exists {mirror}_place on {mirror} (owner, target, last_id);
create index if not exists {mirror}_hold on {mirror} (owner, hold);

create table if not exists {hold} (
  owner varchar(64) not null,
  id varchar(64) not null,
  edge varchar(64) not null,
  reason varchar(255) not null,
  state varchar(16) not null,
  reads_left int not null,
  reads_apart_micros bigint not null,
  opened_at timestamp(6) with time zone not null,
  last_read_at timestamp(6) with time zone not null,
  primary key (owner, id)
);
create index if not exists {hold}_state on {hold} (owner, state);

create table if not exists {record} (
  owner varchar(64) not null,
  kind varchar(32) not null,
  name varchar(64) not null,
  version bigint not null,
  body varchar not null,
  primary key (owner, kind, name)
);

-- The counter is locked to the end of a transaction: positions become visible in their order.
-- Those up to the erased one are no longer kept.
create table if not exists {journal_head} (
  owner varchar(64) not null primary key,
  position bigint not null,
  erased bigint default 0 not null
);
create table if not exists {journal} (
  owner varchar(64) not null,
  position bigint not null,
  at timestamp(6) with time zone not null,
  action varchar(64) not null,
  run varchar(128) not null,
  calendar varchar(64) not null,
  edge varchar(64),
  uid varchar(1024),
  reason varchar(255) not null,
  facts varchar(65536) not null,
  primary key (owner, position)
);
create index if not exists {journal}_event on {journal} (owner, uid, position);
