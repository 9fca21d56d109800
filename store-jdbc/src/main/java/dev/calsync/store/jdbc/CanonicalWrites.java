package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.StoreException;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.Evidence;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Changes of one calendar's events, each with the next number among the calendar's changes. */
final class CanonicalWrites {

  private final Tx tx;
  private final OwnerId owner;
  private final CalendarId calendar;

  CanonicalWrites(Tx tx, OwnerId owner, CalendarId calendar) {
    this.tx = tx;
    this.owner = owner;
    this.calendar = calendar;
  }

  private record Numbered(CanonicalWrite write, long changedSeq) {}

  private static final String ADD =
      """
      insert into {canonical_event}
        (body, removal, removal_pass, meeting, version, bounds_of, changed_seq, earliest_micros,
        latest_micros, owner, calendar, uid)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String CHANGE =
      """
      update {canonical_event}
      set body = ?, removal = ?, removal_pass = ?, meeting = ?, version = ?, bounds_of = ?,
        changed_seq = ?, earliest_micros = ?, latest_micros = ?
      where owner = ? and calendar = ? and uid = ?
      """;

  /** The number of the newest change; the calendar's row must be locked. */
  long write(List<CanonicalWrite> writes, long newest) throws SQLException {
    checkVersions(writes);
    long seq = newest;
    List<Numbered> added = new ArrayList<>();
    List<Numbered> changed = new ArrayList<>();
    for (CanonicalWrite write : writes) {
      (write.expectedVersion() == 0 ? added : changed).add(new Numbered(write, ++seq));
    }
    tx.batch(ADD, added, this::bind);
    tx.batch(CHANGE, changed, this::bind);
    tx.batch(DELETED, deletionsOf(added, changed), this::bindDeletion);
    return seq;
  }

  private static final String DELETED =
      """
      insert into {deletion} (owner, calendar, changed_seq, deleted_at) values (?, ?, ?, {now})
      """;

  private static List<Numbered> deletionsOf(List<Numbered> added, List<Numbered> changed) {
    return Stream.concat(added.stream(), changed.stream())
        .filter(it -> it.write().removal().isPresent())
        .toList();
  }

  private void bindDeletion(Params to, Numbered change) throws SQLException {
    to.text(owner.value()).text(calendar.value()).number(change.changedSeq());
  }

  private void bind(Params to, Numbered change) throws SQLException {
    Optional<Evidence> removal = change.write().removal();
    long version = change.write().expectedVersion() + 1;
    Optional<TimeRange> bounds = change.write().bounds();
    to.bytes(change.write().body().bytes())
        .text(removal.map(it -> it.kind().name()))
        .text(removal.map(Evidence::pass))
        .text(change.write().meeting())
        .number(version)
        .maybe(bounds.map(any -> version))
        .number(change.changedSeq())
        .maybe(bounds.map(it -> MirrorRows.micros(it.from())))
        .maybe(bounds.map(it -> MirrorRows.micros(it.to())))
        .text(owner.value())
        .text(calendar.value())
        .text(change.write().uid());
  }

  private void checkVersions(List<CanonicalWrite> writes) throws SQLException {
    Map<String, Long> versions = writes.isEmpty() ? Map.of() : versionsOf(writes);
    for (CanonicalWrite write : writes) {
      long version = versions.getOrDefault(write.uid(), 0L);
      if (version != write.expectedVersion()) {
        throw new StoreException(
            "VERSION_CONFLICT",
            "An event of calendar %s has version %d, not %d; the page must be read again"
                .formatted(calendar, version, write.expectedVersion()),
            null,
            false);
      }
      versions.put(write.uid(), version + 1);
    }
  }

  private static final String VERSIONS =
      """
      select c.uid, c.version from {each w(uid)}
      join {canonical_event} c on c.owner = ? and c.calendar = ? and c.uid = w.uid
      """;

  private Map<String, Long> versionsOf(List<CanonicalWrite> writes) throws SQLException {
    TreeSet<String> uids = new TreeSet<>(writes.stream().map(CanonicalWrite::uid).toList());
    Map<String, Long> versions = new HashMap<>();
    tx.each(
        VERSIONS,
        to -> to.texts(uids).text(owner.value()).text(calendar.value()),
        row -> versions.put(row.text("uid"), row.number("version")));
    return versions;
  }
}
