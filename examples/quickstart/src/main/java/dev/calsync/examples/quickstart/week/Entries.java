package dev.calsync.examples.quickstart.week;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime.AllDay;
import dev.calsync.event.Occurrence;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What takes place on one side in one week, series expanded. */
final class Entries {

  private static final Comparator<Entry> BY_TIME =
      Comparator.comparing(Entry::from)
          .thenComparing(Entry::to, Comparator.reverseOrder())
          .thenComparing(Entry::calendar)
          .thenComparing(entry -> entry.details().text().title());

  /** One that takes place every hour is drawn; one of every second would fill the page. */
  private static final int MOST_OF_ONE = 200;

  private static final int MOST = 2_000;

  /**
   * What is drawn.
   *
   * @param entries sorted by time
   * @param leftOut how many more there are
   */
  record Shown(List<Entry> entries, long leftOut) {}

  private final SeriesExpander expander;
  private final Week week;

  Entries(SeriesExpander expander, Week week) {
    this.expander = expander;
    this.week = week;
  }

  Shown of(Side side) {
    AtomicLong leftOut = new AtomicLong();
    List<Entry> entries =
        IntStream.range(0, side.calendars().size())
            .boxed()
            .flatMap(index -> entries(index, side.calendars().get(index), leftOut))
            .sorted(BY_TIME)
            .toList();
    List<Entry> drawn = entries.subList(0, Math.min(MOST, entries.size()));
    return new Shown(drawn, leftOut.get() + entries.size() - drawn.size());
  }

  private Stream<Entry> entries(int calendar, Agenda agenda, AtomicLong leftOut) {
    TimeFrame frame = new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId(week.zone().getId()));
    return agenda.events().stream()
        .flatMap(
            body ->
                first(expander.between(body, week.range(), frame).occurrences(), leftOut)
                    .map(occurrence -> entry(calendar, body, occurrence)));
  }

  private static Stream<Occurrence> first(List<Occurrence> occurrences, AtomicLong leftOut) {
    leftOut.addAndGet(Math.max(0, occurrences.size() - MOST_OF_ONE));
    return occurrences.stream().limit(MOST_OF_ONE);
  }

  private Entry entry(int calendar, EventBody body, Occurrence occurrence) {
    return new Entry(
        calendar,
        occurrence.override().map(SeriesOverride::details).orElse(body.details()),
        body.isSeries(),
        occurrence.time() instanceof AllDay,
        onClock(occurrence.starts()),
        onClock(occurrence.ends()));
  }

  private LocalDateTime onClock(Instant instant) {
    return LocalDateTime.ofInstant(instant, week.zone());
  }
}
