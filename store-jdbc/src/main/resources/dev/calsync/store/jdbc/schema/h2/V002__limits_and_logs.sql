-- min-reader: 1
-- H2. Limits, logs and retention. Everything is added; the version before can go on beside it.

-- Limits that owners share, each as it stood at settled_at. A bucket without a row is full.
create table if not exists {permit} (
  name varchar(128) not null primary key,
  missing bigint not null,
  pace int not null,
  rest_micros bigint not null,
  calm_micros bigint not null,
  settled_at timestamp(6) with time zone not null,
  full_at timestamp(6) with time zone not null
);
create index if not exists {name permit_full} on {permit} (full_at);

create index if not exists {name job_log_job} on {job_log} (owner, job, id);

-- The counter is locked to the end of a transaction, as that of the journal.
create table if not exists {audit_head} (
  owner varchar(64) not null primary key,
  position bigint not null
);
create table if not exists {audit} (
  owner varchar(64) not null,
  position bigint not null,
  at timestamp(6) with time zone not null,
  actor varchar(128) not null,
  action varchar(64) not null,
  subject varchar(128) not null,
  outcome varchar(64) not null,
  primary key (owner, position)
);

create index if not exists {name source_item_state} on {source_item} (owner, state, calendar);
