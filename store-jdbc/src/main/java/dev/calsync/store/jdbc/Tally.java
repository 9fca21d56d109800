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

  private static final String EVENTS =
      """
      select count(case when e.stands = 1 then 1 end) as events,
        count(case when e.stands = 1 and c.removal = 'ABSENCE' and c.changed_seq > ? then 1 end)
          as ahead_absence,
        count(case when e.stands = 1 and c.removal = 'TOMBSTONE' and c.changed_seq > ? then 1 end)
          as ahead_tombstone,
        count(case when e.recent = 1 and c.removal = 'ABSENCE' then 1 end) as recent_absence,
        count(case when e.recent = 1 and c.removal = 'TOMBSTONE' then 1 end) as recent_tombstone
      from (
        select uid,
          max(case when desired <> {absent} or (applied <> {absent} and state <> 'HELD')
            then 1 else 0 end) as stands,
          max(case when removed_at >= {later} then 1 else 0 end) as recent
        from {mirror} where owner = ? and edge = ?
        group by uid) e
      left join {canonical_event} c on c.owner = ? and c.calendar = ? and c.uid = e.uid
      """;

  private static final String PARTS =
      """
      select state, count(*) as parts from {mirror}
      where owner = ? and edge = ?
        and (desired <> {absent} or applied <> {absent} or state = 'ATTEMPTED')
      group by state
      """;

  EdgeTally count(CalendarId source, Duration back) throws SQLException {
    long position = position();
    Map<MirrorState, Long> parts = parts();
    return tx.first(
            EVENTS,
            to ->
                to.number(position)
                    .number(position)
                    .after(back.negated())
                    .text(owner.value())
                    .text(edge.value())
                    .text(owner.value())
                    .text(source.value()),
            row -> read(row, parts))
        .orElseThrow();
  }

  private static EdgeTally read(Row row, Map<MirrorState, Long> parts) throws SQLException {
    return new EdgeTally(
        row.number("events"),
        row.number("ahead_absence"),
        row.number("ahead_tombstone"),
        row.number("recent_absence"),
        row.number("recent_tombstone"),
        parts);
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
