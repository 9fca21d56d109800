package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.CalendarReading;
import dev.calsync.store.CalendarState;
import dev.calsync.store.MirrorState;
import dev.calsync.store.PlacedEvent;
import dev.calsync.store.ReadingQueries;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people look at. */
final class JdbcReadingQueries implements ReadingQueries {

  private final Transactions transactions;

  JdbcReadingQueries(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String OF_SPAN =
      """
      select c.calendar, c.uid, c.version, c.changed_seq, c.body, c.removal, c.removal_pass,
        c.meeting
      from {each w(calendar)}
      join {canonical_event} c on c.owner = ? and c.calendar = w.calendar and c.span = %d
        and c.earliest_micros >= ? and c.earliest_micros < ?
      where c.latest_micros > ? or (c.latest_micros = c.earliest_micros and c.earliest_micros >= ?)
      union all
      """;

  private static final String OF_UNKNOWN_SPAN =
      """
      select c.calendar, c.uid, c.version, c.changed_seq, c.body, c.removal, c.removal_pass,
        c.meeting
      from {each w(calendar)}
      join {canonical_event} c on c.owner = ? and c.calendar = w.calendar and c.span = 0
      fetch first ? rows only
      """;

  /**
   * An index on beginnings finds what begins late enough to reach into the range; how late that is,
   * each span says for itself. A branch for each, because a server that sees all in one join reads
   * the calendar from end to end.
   */
  private static final String TAKING_PLACE = Spans.each(OF_SPAN::formatted) + OF_UNKNOWN_SPAN;

  @Override
  public List<PlacedEvent> takingPlace(
      OwnerId owner, Collection<CalendarId> calendars, TimeRange range, int limit) {
    List<String> names = calendars.stream().map(CalendarId::value).distinct().toList();
    Spans spans = new Spans(owner, names, range);
    List<PlacedEvent> found =
        transactions.read(
            tx ->
                tx.list(
                    TAKING_PLACE,
                    to -> {
                      spans.bind(to);
                      to.number(limit);
                    },
                    JdbcReadingQueries::readPlaced));
    return found.stream().sorted(BY_NAME).toList();
  }

  private static final String READINGS =
      """
      select calendar, {now} as asked_at, changed_seq, next_cursor, pass_id, pass_kind, continuation,
        read_pass, read_complete, read_listed, read_started_at, read_ended_at,
        complete_pass, complete_listed, complete_started_at, complete_ended_at
      from {calendar_state} where owner = ?
      order by calendar
      """;

  @Override
  public List<CalendarReading> readings(OwnerId owner) {
    return transactions.read(
        tx -> tx.list(READINGS, to -> to.text(owner.value()), JdbcReadingQueries::readReading));
  }

  private static CalendarReading readReading(Row row) throws SQLException {
    CalendarState state = JdbcIntakeQueries.readState(row);
    return new CalendarReading(
        CalendarId.of(row.text("calendar")),
        state,
        state.lastRead().isEmpty() ? Optional.empty() : row.until("asked_at", "read_ended_at"));
  }

  private static final List<MirrorState> UNSETTLED_STATES =
      List.of(MirrorState.DUE, MirrorState.ATTEMPTED, MirrorState.HELD, MirrorState.REFUSED);

  private static final String IN_STATE =
      """
      select m.edge, m.state, count(*) as parts
      from {each w(target)}
      join {mirror} m on m.target = w.target and m.owner = ? and m.state = '%s'
      group by m.edge, m.state
      """;

  /** By the index that finds what is due; a branch for each state, as for each span above. */
  private static final String UNSETTLED =
      UNSETTLED_STATES.stream().map(IN_STATE::formatted).collect(Collectors.joining("union all\n"));

  @Override
  public Map<EdgeId, Map<MirrorState, Long>> unsettled(
      OwnerId owner, Collection<CalendarId> targets) {
    List<String> names = targets.stream().map(CalendarId::value).distinct().toList();
    return transactions.read(
        tx -> {
          Map<EdgeId, Map<MirrorState, Long>> counts = new HashMap<>();
          tx.each(UNSETTLED, to -> bind(to, owner, names), row -> count(row, counts));
          return counts;
        });
  }

  private static void bind(Params to, OwnerId owner, List<String> targets) throws SQLException {
    for (int state = 0; state < UNSETTLED_STATES.size(); state++) {
      to.texts(targets).text(owner.value());
    }
  }

  private static void count(Row row, Map<EdgeId, Map<MirrorState, Long>> counts)
      throws SQLException {
    counts
        .computeIfAbsent(EdgeId.of(row.text("edge")), any -> new EnumMap<>(MirrorState.class))
        .put(MirrorState.valueOf(row.text("state")), row.number("parts"));
  }

  private static final Comparator<PlacedEvent> BY_NAME =
      Comparator.comparing((PlacedEvent it) -> it.calendar().value())
          .thenComparing(it -> it.event().uid());

  private static PlacedEvent readPlaced(Row row) throws SQLException {
    return new PlacedEvent(CalendarId.of(row.text("calendar")), JdbcIntakeQueries.readEvent(row));
  }
}
