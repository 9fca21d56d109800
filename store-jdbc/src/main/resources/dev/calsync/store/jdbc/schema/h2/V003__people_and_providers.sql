-- min-reader: 1
-- H2. What leads to providers (secrets, authorisations under way, channels), what people change (edits
-- carried back, conflicts, pins), and since when an event is deleted.

-- Cipher text only. The version outlives an erasure, so that none comes back.
create table if not exists {secret} (
  owner varchar(64) not null,
  connection varchar(64) not null,
  field varchar(64) not null,
  version bigint not null,
  sealed binary large object,
  previous binary large object,
  rotating_until timestamp(6) with time zone,
  primary key (owner, connection, field)
);

-- name is the hash of the state parameter: what comes in names no owner.
create table if not exists {oauth_state} (
  owner varchar(64) not null,
  name binary(32) not null,
  connector varchar(64) not null,
  sealed binary large object,
  expires_at timestamp(6) with time zone not null,
  primary key (owner, name)
);
create unique index if not exists {oauth_state}_name on {oauth_state} (name);
create index if not exists {oauth_state}_expiry on {oauth_state} (owner, expires_at);

-- name is the hash of the id, for the same reason. Not granted while expires_at is empty.
create table if not exists {channel} (
  owner varchar(64) not null,
  id varchar(64) not null,
  name binary(32) not null,
  calendar varchar(64) not null,
  secret binary(32) not null,
  provider_id varchar(1024),
  granted_micros bigint,
  expires_at timestamp(6) with time zone,
  primary key (owner, id)
);
create unique index if not exists {channel}_name on {channel} (name);
create index if not exists {channel}_calendar on {channel} (owner, calendar);

-- At most one patch an event. Open while attempted_at is set.
create table if not exists {origin_edit} (
  owner varchar(64) not null,
  calendar varchar(64) not null,
  uid varchar(1024) not null,
  base_version bigint not null,
  cause_edge varchar(64) not null,
  cause_uid varchar(1024) not null,
  cause_part varchar(128) not null,
  patch binary large object,
  proposed_at timestamp(6) with time zone not null,
  attempted_at timestamp(6) with time zone,
  not_before timestamp(6) with time zone,
  primary key (owner, calendar, uid)
);

-- At most one a mirror, which it keeps from being written as a hold of the same name does.
create table if not exists {conflict} (
  owner varchar(64) not null,
  id varchar(64) not null,
  edge varchar(64) not null,
  uid varchar(1024) not null,
  part varchar(128) not null,
  revision bigint not null,
  origin_version bigint not null,
  remote_id varchar(1024),
  remote_uid varchar(1024),
  remote_version varchar(1024),
  seen binary(32) not null,
  lineage binary(32) not null,
  generation int not null,
  identity binary(32) not null,
  form binary large object,
  opened_at timestamp(6) with time zone not null,
  primary key (owner, id)
);
create unique index if not exists {conflict}_mirror on {conflict} (owner, edge, uid, part);

create table if not exists {pinned_mirror} (
  owner varchar(64) not null,
  edge varchar(64) not null,
  uid varchar(1024) not null,
  part varchar(128) not null,
  pin varchar(64) not null,
  run varchar(128) not null,
  pinned_at timestamp(6) with time zone not null,
  primary key (owner, edge, uid, part)
);
create index if not exists {pinned_mirror}_pin on {pinned_mirror} (owner, pin);

-- When an event was deleted, by the change that did it; a table of its own, because H2 cannot add a column
-- while other nodes start. A row whose change is not the event's newest means nothing any more.
create table if not exists {deletion} (
  owner varchar(64) not null,
  calendar varchar(64) not null,
  changed_seq bigint not null,
  deleted_at timestamp(6) with time zone not null,
  primary key (owner, calendar, changed_seq)
);
create index if not exists {canonical_event}_removal on {canonical_event} (owner, calendar, removal);
