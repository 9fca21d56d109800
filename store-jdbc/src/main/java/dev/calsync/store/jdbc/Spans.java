package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.event.TimeRange;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Events by how long they last, so that one that goes on for years does not make a week's question
 * look at all years: the column {@code span} of {@code canonical_event} is 1 for up to 4 days, 2
 * for up to 16, and so on to 5; 6 for what lasts longer, as endless series do.
 *
 * @param owner whose events
 * @param calendars in which calendars
 * @param range in which range
 */
record Spans(OwnerId owner, List<String> calendars, TimeRange range) {

  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int LONGEST = 6;

  /** A text for each span, one after the other. */
  static String each(IntFunction<String> text) {
    return IntStream.rangeClosed(1, LONGEST).mapToObj(text).collect(Collectors.joining());
  }

  /** Binds what each span asks for, then what is asked for of unknown bounds. */
  void bind(Params params) throws SQLException {
    long from = MirrorRows.micros(range.from());
    long to = MirrorRows.micros(range.to().plusNanos(999));
    for (int span = 1; span <= LONGEST; span++) {
      bindCalendars(params).number(since(span, from)).number(to).number(from).number(from);
    }
    bindCalendars(params);
  }

  private Params bindCalendars(Params params) throws SQLException {
    return params.texts(calendars).text(owner.value());
  }

  private static long since(int span, long from) {
    return span == LONGEST ? Long.MIN_VALUE : from - (DAY_MICROS << 2 * span);
  }
}
