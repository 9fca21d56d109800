package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Erases events that were deleted long ago, with all that only they still hold. What is absent is
 * counted, not asked for: PostgreSQL makes a join of the question, and of a calendar's few
 * deletions and many events it has compared each with each.
 */
final class Erasure {

  private final Tx tx;
  private final OwnerId owner;
  private final CalendarId calendar;

  Erasure(Tx tx, OwnerId owner, CalendarId calendar) {
    this.tx = tx;
    this.owner = owner;
    this.calendar = calendar;
  }

  int erase(Collection<EdgeId> edges, Duration deletedFor, int limit) throws SQLException {
    Set<String> readers = edges.stream().map(EdgeId::value).collect(Collectors.toSet());
    stampUnstamped();
    List<String> over = over(readers, deletedFor, limit);
    List<Parts> parts = partsOf(over, readers);
    for (String statement : List.of(PINS, CONFLICTS, MIRRORS)) {
      tx.batch(statement, parts, this::bind);
    }
    tx.batch(EVENTS, over, (to, uid) -> bindCalendar(to).text(uid));
    tx.update(STAMPS, this::bindCalendar);
    return over.size();
  }

  private record Parts(String edge, String uid) {}

  private static final String STAMP =
      """
      insert into {deletion} (owner, calendar, changed_seq, deleted_at)
      select c.owner, c.calendar, c.changed_seq, {now} from {canonical_event} c
      where c.owner = ? and c.calendar = ? and c.removal in ('TOMBSTONE', 'ABSENCE')
        and 0 = (
          select count(*) from {deletion} d
          where d.owner = c.owner and d.calendar = c.calendar and d.changed_seq = c.changed_seq)
      """;

  /** An older version of the library deletes without saying when: counted from now. */
  private void stampUnstamped() throws SQLException {
    tx.update(STAMP, this::bindCalendar);
  }

  private static final String OVER =
      """
      select c.uid from {deletion} d
      join {canonical_event} c
        on c.owner = d.owner and c.calendar = d.calendar and c.changed_seq = d.changed_seq
      where d.owner = ? and d.calendar = ? and d.deleted_at <= {later}
        and not exists (
          select 1 from {origin_edit} o
          where o.owner = c.owner and o.calendar = c.calendar and o.uid = c.uid)
        and not exists (
          select 1 from {each w(edge)}
          join {mirror} m on m.owner = c.owner and m.edge = w.edge and m.uid = c.uid
          where m.desired <> {absent} or m.applied <> {absent} or m.attempted is not null
            or m.removed_at > {later})
      order by d.changed_seq
      fetch first ? rows only
      """;

  private List<String> over(Set<String> readers, Duration deletedFor, int limit)
      throws SQLException {
    Duration back = deletedFor.negated();
    return tx.list(
        OVER,
        to -> bindCalendar(to).after(back).texts(readers).after(back).number(limit),
        row -> row.text("uid"));
  }

  private static List<Parts> partsOf(List<String> over, Set<String> readers) {
    List<Parts> parts = new ArrayList<>();
    for (String uid : over) {
      readers.stream().sorted().forEach(edge -> parts.add(new Parts(edge, uid)));
    }
    return parts;
  }

  private static final String PINS =
      """
      delete from {pinned_mirror} where owner = ? and edge = ? and uid = ?
      """;

  private static final String CONFLICTS =
      """
      delete from {conflict} where owner = ? and edge = ? and uid = ?
      """;

  private static final String MIRRORS =
      """
      delete from {mirror} where owner = ? and edge = ? and uid = ?
        and desired = {absent} and applied = {absent} and attempted is null
      """;

  private static final String EVENTS =
      """
      delete from {canonical_event} where owner = ? and calendar = ? and uid = ?
      """;

  /** Of what was erased, and of what came back since. */
  private static final String STAMPS =
      """
      delete from {deletion} d where d.owner = ? and d.calendar = ?
        and 0 = (
          select count(*) from {canonical_event} c
          where c.owner = d.owner and c.calendar = d.calendar and c.changed_seq = d.changed_seq)
      """;

  private void bind(Params to, Parts parts) throws SQLException {
    to.text(owner.value()).text(parts.edge()).text(parts.uid());
  }

  private Params bindCalendar(Params to) throws SQLException {
    return to.text(owner.value()).text(calendar.value());
  }
}
