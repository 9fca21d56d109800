-- min-reader: 1
-- H2. What the hosts' transactions leave for us to place: requests for runs, journal lines, audit
-- lines. Each is as wide as the place that it goes to, so that what fits here fits there.

create table if not exists {handed_request} (
  owner varchar(64) not null,
  id bigint generated always as identity,
  connection varchar(64) not null,
  direction varchar(8) not null,
  job varchar(128) not null,
  due_at timestamp(6) with time zone not null,
  reason varchar(1024) not null,
  primary key (owner, id)
);

create table if not exists {handed_line} (
  owner varchar(64) not null,
  id bigint generated always as identity,
  action varchar(64) not null,
  run varchar(128) not null,
  calendar varchar(64) not null,
  edge varchar(64),
  uid varchar(1024),
  reason varchar(255) not null,
  facts varchar(65536) not null,
  primary key (owner, id)
);

create table if not exists {handed_audit} (
  owner varchar(64) not null,
  id bigint generated always as identity,
  actor varchar(128) not null,
  action varchar(64) not null,
  subject varchar(128) not null,
  outcome varchar(64) not null,
  primary key (owner, id)
);
