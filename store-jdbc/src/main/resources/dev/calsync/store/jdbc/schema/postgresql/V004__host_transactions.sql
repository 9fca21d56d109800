-- min-reader: 1
-- PostgreSQL. What the hosts' transactions leave for us to place: requests for runs, journal lines,
-- audit lines. Each is as wide as the place that it goes to, so that what fits here fits there.

create table {handed_request} (
  owner varchar(64) collate "C" not null,
  id bigint generated always as identity,
  connection varchar(64) collate "C" not null,
  direction varchar(8) collate "C" not null,
  job varchar(128) collate "C" not null,
  due_at timestamptz not null,
  reason text collate "C" not null,
  primary key (owner, id)
);

create table {handed_line} (
  owner varchar(64) collate "C" not null,
  id bigint generated always as identity,
  action varchar(64) collate "C" not null,
  run varchar(128) collate "C" not null,
  calendar varchar(64) collate "C" not null,
  edge varchar(64) collate "C",
  uid text collate "C",
  reason varchar(255) collate "C" not null,
  facts text collate "C" not null,
  primary key (owner, id)
);

create table {handed_audit} (
  owner varchar(64) collate "C" not null,
  id bigint generated always as identity,
  actor varchar(512) collate "C" not null,
  action varchar(64) collate "C" not null,
  subject varchar(512) collate "C" not null,
  outcome varchar(64) collate "C" not null,
  primary key (owner, id)
);
