-- min-reader: 1
-- PostgreSQL. What leads to providers (secrets, authorisations under way, channels), what people change (edits
-- carried back, conflicts, pins), and since when an event is deleted.

-- Cipher text only. The version outlives an erasure, so that none comes back.
create table {secret} (
  owner varchar(64) collate "C" not null,
  connection varchar(64) collate "C" not null,
  field varchar(64) collate "C" not null,
  version bigint not null,
  sealed bytea,
  previous bytea,
  rotating_until timestamptz,
  primary key (owner, connection, field)
);

-- name is the hash of the state parameter: what comes in names no owner.
create table {oauth_state} (
  owner varchar(64) collate "C" not null,
  name bytea not null check (octet_length(name) = 32),
  connector varchar(64) collate "C" not null,
  sealed bytea,
  expires_at timestamptz not null,
  primary key (owner, name)
);
create unique index {name oauth_state_name} on {oauth_state} (name);
create index {name oauth_state_expiry} on {oauth_state} (owner, expires_at);

-- name is the hash of the id, for the same reason. Not granted while expires_at is empty.
create table {channel} (
  owner varchar(64) collate "C" not null,
  id varchar(64) collate "C" not null,
  name bytea not null check (octet_length(name) = 32),
  calendar varchar(64) collate "C" not null,
  secret bytea not null check (octet_length(secret) = 32),
  provider_id text collate "C",
  granted_micros bigint,
  expires_at timestamptz,
  primary key (owner, id)
);
create unique index {name channel_name} on {channel} (name);
create index {name channel_calendar} on {channel} (owner, calendar);

-- At most one patch an event. Open while attempted_at is set.
create table {origin_edit} (
  owner varchar(64) collate "C" not null,
  calendar varchar(64) collate "C" not null,
  uid text collate "C" not null,
  base_version bigint not null,
  cause_edge varchar(64) collate "C" not null,
  cause_uid text collate "C" not null,
  cause_part varchar(128) collate "C" not null,
  patch bytea,
  proposed_at timestamptz not null,
  attempted_at timestamptz,
  not_before timestamptz,
  primary key (owner, calendar, uid)
);

-- At most one a mirror, which it keeps from being written as a hold of the same name does.
create table {conflict} (
  owner varchar(64) collate "C" not null,
  id varchar(64) collate "C" not null,
  edge varchar(64) collate "C" not null,
  uid text collate "C" not null,
  part varchar(128) collate "C" not null,
  revision bigint not null,
  origin_version bigint not null,
  remote_id text collate "C",
  remote_uid text collate "C",
  remote_version text collate "C",
  seen bytea not null check (octet_length(seen) = 32),
  lineage bytea not null check (octet_length(lineage) = 32),
  generation int not null,
  identity bytea not null check (octet_length(identity) = 32),
  form bytea,
  opened_at timestamptz not null,
  primary key (owner, id)
);
create unique index {name conflict_mirror} on {conflict} (owner, edge, uid, part);

create table {pinned_mirror} (
  owner varchar(64) collate "C" not null,
  edge varchar(64) collate "C" not null,
  uid text collate "C" not null,
  part varchar(128) collate "C" not null,
  pin varchar(64) collate "C" not null,
  run varchar(128) collate "C" not null,
  pinned_at timestamptz not null,
  primary key (owner, edge, uid, part)
);
create index {name pinned_mirror_pin} on {pinned_mirror} (owner, pin);

-- When an event was deleted, by the change that did it. A row whose change is not the event's newest means nothing
-- any more.
create table {deletion} (
  owner varchar(64) collate "C" not null,
  calendar varchar(64) collate "C" not null,
  changed_seq bigint not null,
  deleted_at timestamptz not null,
  primary key (owner, calendar, changed_seq)
);
create index {name canonical_event_removal} on {canonical_event} (owner, calendar, removal) where removal is not null;
