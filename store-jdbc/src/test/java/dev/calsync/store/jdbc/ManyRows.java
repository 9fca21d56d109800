package dev.calsync.store.jdbc;

import dev.calsync.store.Lane;
import dev.calsync.store.Lease;

/**
 * PostgreSQL's tables as they look after a long time, made by the database itself: as many rows of
 * each kind as asked for, nine in ten of one owner. One lane in two is due, one mirror in a
 * hundred, the first hundred of them urgent, one in a thousand is open. Every hour from 2020 on has
 * an event; one in a thousand goes on for weeks, and one for ever.
 */
final class ManyRows {

  private ManyRows() {}

  static void fill(TestDatabase database, int rows) {
    database.execute((BEGIN + FILL + END).replace("{rows}", String.valueOf(rows)));
  }

  /** What is beside the calendars, as long a time later: found on its own, or as it gets old. */
  static void fillHouse(TestDatabase database, int rows) {
    database.execute((BEGIN + HOUSE + END).replace("{rows}", String.valueOf(rows)));
  }

  /** The lanes of the sample rows are held. */
  static Lease held(Lane.Direction direction) {
    return new Lease(SampleRows.lane("ann", "c1", direction), 1);
  }

  private static final String BEGIN =
      """
      create function hash(text) returns bytea language sql immutable as
        $$ select substring(convert_to($1, 'UTF8') || decode(repeat('00', 32), 'hex'), 1, 32) $$;
      create unlogged table n as
        select i, 'event-' || lpad(i::text, greatest(5, length(i::text)), '0') || '@example.org' as uid,
          case when i < {rows} * 0.9 then 'ann' else 'owner-' || i % 1000 end as owner
        from generate_series(0, {rows} - 1) i;
      """;

  private static final String FILL =
      """
      insert into calsync_source_item
          (owner, calendar, id, uid, event, version, content, state, lineage)
        select owner, 'work', 'id-' || i, uid, uid, 'etag', hash(uid),
          case when i % 2 = 0 then 'MANAGED' else 'LIVE' end, hash(uid) from n;
      insert into calsync_canonical_event
          (owner, calendar, uid, version, changed_seq, body, bounds_of, earliest_micros,
          latest_micros, meeting)
        select owner, 'work', uid, 1, i + 1, hash(uid), 1, hour,
          case when i % 997 = 0 then 253402300799000000
            when i % 1000 = 5 then hour + 40 * 86400000000 else hour + 49 * 3600000000 end, uid
        from (select *, 1577836800000000 + i * 3600000000 as hour from n) h;
      insert into calsync_calendar_state (owner, calendar, changed_seq)
        values ('ann', 'work', {rows});
      insert into calsync_mirror
          (owner, edge, uid, part, target, lineage, generation, identity, desired, attempted,
          applied, observed, canonical_version, policy_revision, projection_version,
          capabilities_version, zone_data, form, last_id, detached, refusal, writes, revision,
          not_before)
        select owner, 'work-to-family', uid, 'MASTER', 'family', hash('lineage' || uid), 0,
          hash(uid), hash('A'), case when i % 1000 = 1 then hash('A') end,
          case when i % 100 in (0, 50) or i % 1000 = 1 then hash('') else hash('A') end, hash('A'),
          1, 1, 1, 1, '2026c', hash(uid), 'at-' || uid, false, '', 0, 1,
          case when i % 100 = 50 then now() + interval '1 hour'
            when i >= 10000 then timestamptz '1970-01-01 00:00:00+00' end from n;
      insert into calsync_journal
          (owner, position, at, action, run, calendar, edge, uid, reason, facts)
        select owner, i + 1, now(), 'EVENT_CHANGED', 'run', 'work', 'work-to-family', uid, 'NEW', ''
        from n;
      insert into calsync_journal_head (owner, position) values ('ann', {rows});
      insert into calsync_lane (owner, connection, direction, fence, due_at, turn)
        select owner, 'k' || i, 'IN', 0, now() + (i % 2 * 2 - 1) * interval '1 hour',
          case when i % 2 = 0 then i / 2 end from n;
      insert into calsync_job
          (owner, job, connection, direction, state, asked, claimed, done, attempts, deaths,
          due_at, reason, last_counts)
        select owner, 'intake:' || i, 'k' || i, 'IN', 'PENDING', 1, 0, 0, 0, 0,
          now() + (i % 2 * 2 - 1) * interval '1 hour', 'TEST', '' from n;
      insert into calsync_lane (owner, connection, direction, fence, lease_until)
        select 'ann', 'c1', d, 1, now() + interval '1 day' from unnest(array['IN', 'OUT']) d;
      """;

  /** One object in a thousand is in quarantine, one deleted event in ten old, half of each log. */
  private static final String HOUSE =
      """
      insert into calsync_source_item
          (owner, calendar, id, uid, version, content, state, quarantine_code, quarantine_place,
          quarantined_at)
        select owner, 'work', 'id-' || i, uid, 'etag', hash(uid),
          case when i % 1000 = 3 then 'QUARANTINED' else 'LIVE' end, 'BAD', 'line 1', now() from n;
      insert into calsync_canonical_event
          (owner, calendar, uid, version, changed_seq, body, removal, removal_pass)
        select owner, 'work', uid, 1, i + 1, hash(uid),
          case when i % 100 = 7 then 'TOMBSTONE' end, case when i % 100 = 7 then 'p' end from n;
      insert into calsync_deletion (owner, calendar, changed_seq, deleted_at)
        select owner, 'work', i + 1, now() - i % 1000 / 100 * interval '4 days' from n
        where i % 100 = 7;
      insert into calsync_mirror
          (owner, edge, uid, part, target, lineage, generation, identity, desired, applied,
          observed, canonical_version, policy_revision, projection_version, capabilities_version,
          zone_data, detached, refusal, writes, revision)
        select owner, 'other', uid, 'MASTER', 'family', hash('lineage' || uid), 0, hash(uid), h, h,
          h, 1, 1, 1, 1, '2026c', false, '', 0, 1
        from (select *, case when i % 100 = 7 then decode(repeat('00', 32), 'hex')
          else hash('A') end as h from n) m;
      insert into calsync_calendar_state (owner, calendar, changed_seq)
        values ('ann', 'bookings', 0);
      insert into calsync_journal
          (owner, position, at, action, run, calendar, uid, reason, facts)
        select owner, i + 1, now() - (i * 2 / {rows} * -100 + 100) * interval '1 day',
          'EVENT_CHANGED', 'run', 'work', uid, 'NEW', '' from n;
      insert into calsync_journal_head (owner, position) values ('ann', {rows});
      insert into calsync_audit (owner, position, at, actor, action, subject, outcome)
        select owner, i + 1, now() - (i * 2 / {rows} * -100 + 100) * interval '1 day',
          'host', 'CONNECT', 'edge:e', 'DONE' from n;
      insert into calsync_audit_head (owner, position) values ('ann', {rows});
      insert into calsync_job_log
          (owner, job, ended_at, took_micros, result, failure_code, failure_text, counts)
        select owner, 'intake:' || i % 1000,
          now() - (i * 2 / {rows} * -100 + 100) * interval '1 day', 1, 'DONE', '', '', '' from n
        order by i;
      insert into calsync_permit
          (name, missing, pace, rest_micros, calm_micros, settled_at, full_at)
        select 'account:' || i, 0, 1, 0, 0, now(), now() + (i % 2 * 2 - 1) * interval '1 hour'
        from n;
      insert into calsync_secret (owner, connection, field, version, sealed)
        select owner, 'k' || i, 'refresh', 1, hash(uid) from n;
      insert into calsync_oauth_state (owner, name, connector, sealed, expires_at)
        select owner, hash(uid), 'google', hash(uid),
          now() + (case when i % 100 = 0 then -1 else 1 end) * interval '1 hour' from n;
      insert into calsync_channel (owner, id, name, calendar, secret)
        select owner, 'ch' || i, hash(uid), 'work-' || i % 1000, hash(uid) from n;
      insert into calsync_origin_edit
          (owner, calendar, uid, base_version, cause_edge, cause_uid, cause_part, patch,
          proposed_at, attempted_at)
        select owner, 'work-' || i % 1000, uid, 1, 'other', uid, 'MASTER', hash(uid), now(),
          case when i % 2000 < 1000 then now() end from n;
      insert into calsync_conflict
          (owner, id, edge, uid, part, revision, origin_version, seen, lineage, generation,
          identity, form, opened_at)
        select owner, 'x' || i, 'other', uid, 'MASTER', 1, 1, hash(uid), hash(uid), 0, hash(uid),
          hash(uid), now() from n;
      insert into calsync_pinned_mirror (owner, edge, uid, part, pin, run, pinned_at)
        select owner, 'other', uid, 'MASTER', 'p' || i % 1000, 'run', now() from n;
      insert into calsync_hold
          (owner, id, edge, reason, state, reads_left, reads_apart_micros, opened_at, last_read_at)
        select owner, 'h' || i, 'e' || i % 1000, 'SOURCE_EMPTY',
          case when i % 5000 = 0 then 'OPEN' else 'APPROVED' end, 0, 0, now(), now() from n;
      insert into calsync_record (owner, kind, name, version, body)
        select owner, 'edge', 'e' || i, 1, '{}' from n;
      insert into calsync_lane (owner, connection, direction, fence)
        select owner, 'k' || i, 'IN', 0 from n;
      insert into calsync_lane (owner, connection, direction, fence, lease_until)
        select 'ann', 'c1', d, 1, now() + interval '1 day' from unnest(array['IN', 'OUT']) d;
      """;

  private static final String END =
      """
      drop table n;
      analyze
      """;
}
