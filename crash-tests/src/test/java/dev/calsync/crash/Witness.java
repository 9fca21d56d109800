package dev.calsync.crash;

import dev.calsync.crash.World.Link;
import dev.calsync.crash.World.Site;
import dev.calsync.store.JournalLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Triggers in the database that see what no node can hide: who held which lane and until when, and
 * who wrote rows without holding a lane that allows it. A line about a whole connection needs none:
 * it is told in the transaction that changes the connection's record, whose revision is its guard.
 */
final class Witness {

  private static final String TABLES =
      """
      create table crash_lease (
        id bigserial primary key, at timestamptz not null default clock_timestamp(),
        tx bigint not null default txid_current(),
        connection text not null, direction text not null, fence bigint not null,
        node text, lease_until timestamptz, waits boolean not null);
      create index crash_lease_lane on crash_lease (connection, direction, id);
      create table crash_breach (at timestamptz not null default clock_timestamp(), what text);
      create table crash_end (owner text, name text, connection text, direction text);
      create function crash_leased() returns trigger language plpgsql as $$ begin
        insert into crash_lease (connection, direction, fence, node, lease_until, waits)
          values (new.connection, new.direction, new.fence, new.node, new.lease_until,
            new.rests_until <= now() and exists (
              select 1 from calsync_job j
              where j.owner = new.owner and j.connection = new.connection
                and j.direction = new.direction
                and j.state <> 'IN_PROGRESS' and j.due_at <= now()));
        return null;
      end $$;
      create trigger crash_leased after update on calsync_lane for each row
        when (old.lease_until is distinct from new.lease_until)
        execute function crash_leased();
      create table crash_death (
        id bigserial primary key, at timestamptz not null default clock_timestamp(),
        job text not null, deaths int not null, worker text);
      create function crash_died() returns trigger language plpgsql as $$ begin
        insert into crash_death (job, deaths, worker)
          select new.job, new.deaths, split_part(l.node, '-', 1) from calsync_lane l
          where l.owner = new.owner and l.connection = new.connection
            and l.direction = new.direction;
        return null;
      end $$;
      create trigger crash_died after update on calsync_job for each row
        when (new.deaths > old.deaths) execute function crash_died();
      create function crash_written() returns trigger language plpgsql as $$
      declare
        me text := current_setting('application_name');
        wrote jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
        subject text := coalesce(wrote ->> tg_argv[0], wrote ->> tg_argv[1]);
      begin
        if me like 'w%' and subject is distinct from tg_argv[2] and not exists (
            select 1 from calsync_lane l join crash_end e
              on e.owner = l.owner and e.connection = l.connection and e.direction = l.direction
            where e.owner = wrote ->> 'owner' and e.name = subject and l.node like me || '-%') then
          insert into crash_breach (what)
            values (me || ' wrote ' || tg_table_name || ' ' || subject);
        end if;
        return null;
      end $$;
      create function crash_ended() returns trigger language plpgsql as $$
      declare
        me text := current_setting('application_name');
        holder text;
      begin
        select c.node into holder from calsync_job j join crash_lease c using (connection, direction)
          where j.owner = new.owner and j.job = new.job and c.tx <> txid_current()
          order by c.id desc limit 1;
        if me like 'w%'
            and (holder is null or holder not like me || '-%') then
          insert into crash_breach (what)
            values (me || ' ended ' || tg_table_name || ' ' || new.job);
        end if;
        return null;
      end $$;
      create trigger crash_ended after insert on calsync_job_log for each row
        execute function crash_ended();
      create trigger crash_ended after update on calsync_job for each row
        when (new.begun and not old.begun
          or new.done > old.done and new.failure_code is distinct from 'POISON')
        execute function crash_ended();
      """;

  /** Every table that an operation under a lease writes, but those of jobs. */
  static final List<String> BY_CALENDAR =
      List.of(
          "calendar_state", "canonical_event", "source_item", "deletion", "channel", "origin_edit");

  static final List<String> BY_EDGE =
      List.of("edge_state", "mirror", "hold", "conflict", "pinned_mirror");

  private final PostgresNode postgres;

  /**
   * A lane after its lease changed.
   *
   * @param node who holds it; empty if nobody does
   * @param until the end of the lease; meaningless if nobody holds it
   * @param waits whether a job of it was due then
   */
  record Leased(
      long id,
      Instant at,
      String connection,
      String direction,
      long fence,
      Optional<String> node,
      Instant until,
      boolean waits) {

    static Leased read(ResultSet row) throws SQLException {
      Timestamp until = row.getTimestamp("lease_until");
      return new Leased(
          row.getLong("id"),
          row.getTimestamp("at").toInstant(),
          row.getString("connection"),
          row.getString("direction"),
          row.getLong("fence"),
          Optional.ofNullable(row.getString("node")),
          until == null ? Instant.MIN : until.toInstant(),
          row.getBoolean("waits"));
    }

    boolean isHeldBy(String worker) {
      return node.filter(it -> it.startsWith(worker + "-")).isPresent();
    }

    /** It is the same lease, for longer: each that is given away has a fence of its own. */
    boolean renews(Leased before) {
      return node.equals(before.node()) && fence == before.fence();
    }

    /** Nobody holds it, and nobody has a reason to claim it. */
    boolean isIdle() {
      return node.isEmpty() && !waits;
    }

    String lane() {
      return connection + "/" + direction;
    }
  }

  Witness(PostgresNode postgres, World world) throws SQLException {
    this.postgres = postgres;
    postgres.execute(TABLES);
    for (Site site : world.sites()) {
      allow(site.owner().value(), site.view().id().value(), site, "IN");
    }
    for (Link link : world.links()) {
      String edge = link.edge().id().value();
      allow(link.owner().value(), edge, link.source(), "IN");
      allow(link.owner().value(), edge, link.target(), "IN");
      allow(link.owner().value(), edge, link.target(), "OUT");
    }
    for (String table : BY_CALENDAR) {
      watch(table, "calendar", "calendar");
    }
    for (String table : BY_EDGE) {
      watch(table, "edge", "edge");
    }
    watch("journal", "edge", "calendar");
  }

  private void allow(String owner, String name, Site end, String direction) throws SQLException {
    postgres.execute(
        "insert into crash_end values ('%s', '%s', '%s', '%s')"
            .formatted(owner, name, end.connection(), direction));
  }

  private void watch(String table, String column, String otherwise) throws SQLException {
    postgres.execute(
        """
        create trigger crash_written after insert or update or delete on calsync_%s
        for each row execute function crash_written('%s', '%s', '%s')
        """
            .formatted(table, column, otherwise, JournalLine.NO_CALENDAR));
  }

  /** Every change of a lease, in each lane's order. */
  List<Leased> leases() throws SQLException {
    return postgres.list("select * from crash_lease order by id", Leased::read);
  }

  /**
   * A death was counted against a job.
   *
   * @param count how many there are now
   * @param worker who held its lane
   */
  record Death(Instant at, String job, int count, String worker) {

    static Death read(ResultSet row) throws SQLException {
      return new Death(
          row.getTimestamp("at").toInstant(),
          row.getString("job"),
          row.getInt("deaths"),
          row.getString("worker"));
    }

    @Override
    public String toString() {
      return "%d at %s in %s".formatted(count, at, worker);
    }
  }

  List<Death> deaths() throws SQLException {
    return postgres.list("select * from crash_death order by id", Death::read);
  }

  /** Rows that were written by a node that held no lane for it (INV-8). */
  List<String> breaches() throws SQLException {
    return postgres.list(
        "select at || ' ' || what as line from crash_breach", row -> row.getString("line"));
  }
}
