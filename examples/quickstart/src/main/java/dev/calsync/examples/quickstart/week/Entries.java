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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What takes place on one side in one week, series expanded. */
final class Entries {

  private static final Comparator<Entry> BY_TIME =
      Comparator.comparing(Entry::from)
          .thenComparing(Entry::to, Comparator.reverseOrder())
          .thenComparing(Entry::calendar)
          .thenComparing(entry -> entry.details().text().title());

  private final SeriesExpander expander;
  private final Week week;

  Entries(SeriesExpander expander, Week week) {
    this.expander = expander;
    this.week = week;
  }

  List<Entry> of(Side side) {
    return IntStream.range(0, side.calendars().size())
        .boxed()
        .flatMap(index -> entries(index, side.calendars().get(index)))
        .sorted(BY_TIME)
        .toList();
  }

  private Stream<Entry> entries(int calendar, Agenda agenda) {
    TimeFrame frame = new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId(week.zone().getId()));
    return agenda.events().stream()
        .flatMap(
            body ->
                expander.between(body, week.range(), frame).occurrences().stream()
                    .map(occurrence -> entry(calendar, body, occurrence)));
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
