package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.MirrorState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts one edge for the deletion guard and for status (SEM-42): events, not parts. */
final class Tally {

  private final Tx tx;
  private final OwnerId owner;
  private final EdgeId edge;

  Tally(Tx tx, OwnerId owner, EdgeId edge) {
    this.tx = tx;
    this.owner = owner;
    this.edge = edge;
  }

  /** Whether anything stands of an event, or is still to be taken away. */
  private static final String STANDS =
      """
      max(case when desired <> {absent} or (applied <> {absent} and state <> 'HELD')
        then 1 else 0 end)\
      """;

  private static final String EVENTS =
      """
      select count(*) as events from (
        select uid from {mirror} where owner = ? and edge = ?
        group by uid having %s = 1) e
      """
          .formatted(STANDS);

  /**
   * Looks each event that is gone up in the mirrors by key. A join of the two would be planned by
   * what PostgreSQL knows of the tables, and after a first mirror it knows nothing: it may compare
   * each event with each mirror.
   */
  private static final String GONE =
      """
      select count(case when stands = 1 and removal = 'ABSENCE' and changed_seq > ? then 1 end)
          as ahead_absence,
        count(case when stands = 1 and removal = 'TOMBSTONE' and changed_seq > ? then 1 end)
          as ahead_tombstone,
        count(case when recent = 1 and removal = 'ABSENCE' then 1 end) as recent_absence,
        count(case when recent = 1 and removal = 'TOMBSTONE' then 1 end) as recent_tombstone
      from (
        select c.removal, c.changed_seq,
          (select %s from {mirror} m where m.owner = ? and m.edge = ? and m.uid = c.uid)
            as stands,
          (select max(case when removed_at >= {later} then 1 else 0 end)
            from {mirror} m where m.owner = ? and m.edge = ? and m.uid = c.uid)
            as recent
        from {canonical_event} c
        where c.owner = ? and c.calendar = ? and c.removal is not null) e
      """
          .formatted(STANDS);

  private static final String PARTS =
      """
      select state, count(*) as parts from {mirror}
      where owner = ? and edge = ?
        and (desired <> {absent} or applied <> {absent} or state = 'ATTEMPTED')
      group by state
      """;

  EdgeTally count(CalendarId source, Duration back) throws SQLException {
    long position = position();
    long events = events();
    Map<MirrorState, Long> parts = parts();
    return tx.first(
            GONE,
            to ->
                to.number(position)
                    .number(position)
                    .text(owner.value())
                    .text(edge.value())
                    .after(back.negated())
                    .text(owner.value())
                    .text(edge.value())
                    .text(owner.value())
                    .text(source.value()),
            row -> read(row, events, parts))
        .orElseThrow();
  }

  private static EdgeTally read(Row row, long events, Map<MirrorState, Long> parts)
      throws SQLException {
    return new EdgeTally(
        events,
        row.number("ahead_absence"),
        row.number("ahead_tombstone"),
        row.number("recent_absence"),
        row.number("recent_tombstone"),
        parts);
  }

  private long events() throws SQLException {
    return tx.first(
            EVENTS, to -> to.text(owner.value()).text(edge.value()), row -> row.number("events"))
        .orElseThrow();
  }

  private static final String POSITION =
      """
      select position from {edge_state} where owner = ? and edge = ?
      """;

  private long position() throws SQLException {
    return tx.first(
            POSITION,
            to -> to.text(owner.value()).text(edge.value()),
            row -> row.number("position"))
        .orElse(0L);
  }

  private Map<MirrorState, Long> parts() throws SQLException {
    Map<MirrorState, Long> parts = new EnumMap<>(MirrorState.class);
    tx.each(
        PARTS,
        to -> to.text(owner.value()).text(edge.value()),
        row -> parts.put(MirrorState.valueOf(row.text("state")), row.number("parts")));
    return parts;
  }
}
