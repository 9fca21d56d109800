-- min-reader: 1
-- PostgreSQL. Limits, logs and retention. Everything is added; the version before can go on beside it.

-- Limits that owners share, each as it stood at settled_at. A bucket without a row is full.
create table {permit} (
  name varchar(512) collate "C" not null primary key,
  missing bigint not null,
  pace int not null,
  rest_micros bigint not null,
  calm_micros bigint not null,
  settled_at timestamptz not null,
  full_at timestamptz not null
);
create index {name permit_full} on {permit} (full_at);

create index {name job_log_job} on {job_log} (owner, job, id);

-- The counter is locked to the end of a transaction, as that of the journal.
create table {audit_head} (
  owner varchar(64) collate "C" not null primary key,
  position bigint not null
);
create table {audit} (
  owner varchar(64) collate "C" not null,
  position bigint not null,
  at timestamptz not null,
  actor varchar(512) collate "C" not null,
  action varchar(64) collate "C" not null,
  subject varchar(512) collate "C" not null,
  outcome varchar(64) collate "C" not null,
  primary key (owner, position)
);

create index {name source_item_quarantine} on {source_item} (owner, state, calendar, id) where state = 'QUARANTINED';
