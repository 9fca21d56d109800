package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;

import dev.calsync.event.EventBody;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events as calendars have them: meetings, whole days, series with what people do to them. */
final class AnyEvents {

  private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final Random random;

  AnyEvents(Random random) {
    this.random = random;
  }

  EventBody next() {
    return switch (random.nextInt(3)) {
      case 0 -> ical(vevent(day(random.nextInt(60)), List.of()));
      case 1 -> ical(wholeDay(day(random.nextInt(60))));
      default -> series(random.nextInt(30));
    };
  }

  private EventBody series(int first) {
    List<String> more = new ArrayList<>();
    more.add("RRULE:FREQ=WEEKLY;COUNT=" + (3 + random.nextInt(5)));
    if (random.nextBoolean()) {
      more.add("EXDATE;TZID=Europe/Berlin:" + day(first + 14) + "T100000");
    }
    String series = vevent(day(first), more);
    return ical(random.nextBoolean() ? series : series + "\n" + moved(first + 7));
  }

  private String moved(int slot) {
    return vevent(
        day(slot + random.nextInt(3)),
        List.of("RECURRENCE-ID;TZID=Europe/Berlin:" + day(slot) + "T100000"));
  }

  private String vevent(String day, List<String> more) {
    return """
    BEGIN:VEVENT
    UID:any
    SUMMARY:%s
    DTSTART;TZID=Europe/Berlin:%sT100000
    DURATION:PT%dM
    %s
    END:VEVENT\
    """
        .formatted(title(), day, 15 + random.nextInt(90), lines(more));
  }

  private String wholeDay(String day) {
    return """
    BEGIN:VEVENT
    UID:any
    SUMMARY:%s
    DTSTART;VALUE=DATE:%s
    TRANSP:%s
    END:VEVENT\
    """
        .formatted(title(), day, random.nextBoolean() ? "OPAQUE" : "TRANSPARENT");
  }

  private String lines(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.add("CLASS:" + (random.nextInt(4) == 0 ? "PRIVATE" : "PUBLIC"));
    all.add("STATUS:" + (random.nextInt(8) == 0 ? "TENTATIVE" : "CONFIRMED"));
    return String.join("\n", all);
  }

  private String title() {
    return "Title " + random.nextInt(1_000);
  }

  private static String day(int after) {
    return FIRST.plusDays(after).format(DAY);
  }
}
