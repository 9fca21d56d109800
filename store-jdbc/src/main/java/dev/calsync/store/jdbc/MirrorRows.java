package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.event.TimeRange;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.Stamps;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Mirror rows as they are read, and the order in which they are changed. */
final class MirrorRows {

  private static final Comparator<MirrorKey> LOCK_ORDER =
      Comparator.comparing((MirrorKey key) -> key.edge().value())
          .thenComparing(MirrorKey::uid)
          .thenComparing(key -> key.part().text());

  /**
   * Of rows {@code m}: an override waits until its series shows what it shall (SEM-34), a former
   * part until what took its place does (SEM-37).
   */
  static final String AND_MAY_BEGIN =
      """
      and (m.part not like 'OVERRIDE:%' and m.part not like 'FORMER:%' or exists (
        select 1 from {mirror} p
        where p.owner = m.owner and p.edge = m.edge and p.uid = m.uid and p.state = 'SETTLED'
          and p.part = case when position('/' in m.part) = 0 then 'MASTER'
            when m.part like 'FORMER:%' then substring(m.part from position('/' in m.part) + 1)
            else 'SEGMENT:' || substring(m.part from position('/' in m.part) + 1) end))
      """;

  private MirrorRows() {}

  /** Planning and delivery meet at the same rows from two lanes: both go by key (FLT-48). */
  static <T> List<T> inLockOrder(List<T> changes, Function<T, MirrorKey> key) {
    List<T> ordered = new ArrayList<>(changes);
    ordered.sort(Comparator.comparing(key, LOCK_ORDER));
    return ordered;
  }

  static Params bind(Params to, MirrorKey key) throws SQLException {
    return to.text(key.edge().value()).text(key.uid()).text(key.part().text());
  }

  static Params bind(Params to, MirrorIdentity identity) throws SQLException {
    return to.hash(identity.lineage()).number(identity.generation()).hash(identity.hash());
  }

  static Params bind(Params to, Optional<MirrorRemote> remote) throws SQLException {
    return to.text(remote.map(it -> it.id().value()))
        .text(remote.map(MirrorRemote::uid))
        .text(remote.map(it -> it.version().value()));
  }

  static Params bind(Params to, Stamps stamps) throws SQLException {
    return to.number(stamps.canonicalVersion())
        .number(stamps.policyRevision())
        .number(stamps.projectionVersion())
        .number(stamps.capabilitiesVersion())
        .text(stamps.zoneData());
  }

  /** Event times, not the store's: they are numbers, so that no time zone can touch them. */
  static Params bindExtent(Params to, Optional<TimeRange> extent) throws SQLException {
    return to.maybe(extent.map(it -> micros(it.from()))).maybe(extent.map(it -> micros(it.to())));
  }

  static MirrorKey keyOf(Row row) throws SQLException {
    return new MirrorKey(
        EdgeId.of(row.text("edge")), row.text("uid"), Part.parse(row.text("part")));
  }

  static MirrorRow read(Row row) throws SQLException {
    return new MirrorRow(
        keyOf(row),
        CalendarId.of(row.text("target")),
        new MirrorIdentity(row.hash("lineage"), row.whole("generation"), row.hash("identity")),
        new MirrorHashes(
            row.hash("desired"),
            row.maybeHash("attempted"),
            row.hash("applied"),
            row.hash("observed")),
        stamps(row),
        row.form("form"),
        extent(row),
        remoteOf(row),
        row.maybeText("hold").map(HoldId::new),
        row.flag("detached"),
        row.text("refusal"),
        row.whole("writes"),
        row.number("revision"));
  }

  private static Stamps stamps(Row row) throws SQLException {
    return new Stamps(
        row.number("canonical_version"),
        row.number("policy_revision"),
        row.whole("projection_version"),
        row.whole("capabilities_version"),
        row.text("zone_data"));
  }

  private static Optional<TimeRange> extent(Row row) throws SQLException {
    Optional<Long> from = row.maybeNumber("starts_micros");
    Optional<Long> to = row.maybeNumber("ends_micros");
    return from.flatMap(start -> to.map(end -> new TimeRange(instant(start), instant(end))));
  }

  static Optional<MirrorRemote> remoteOf(Row row) throws SQLException {
    Optional<String> id = row.maybeText("remote_id");
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MirrorRemote(
                new RemoteId(id.get()),
                row.text("remote_uid"),
                new RemoteVersion(row.text("remote_version"))));
  }

  /** Not by way of nanoseconds, which end in 1677 and 2262. */
  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
