package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates, and times with zones, as Google says them. Google shows a time with the offset of the
 * calendar's own zone, and names the event's zone beside it; it takes a wall time without an offset
 * where a zone is named, and then reads it by its own rules, as it does the recurrence (SEM-25).
 */
final class EventTimes {

  private static final DateTimeFormatter WALL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final ZoneRulesSource zones;

  EventTimes(ZoneRulesSource zones) {
    this.zones = zones;
  }

  /**
   * When an event takes place.
   *
   * @param shownIn the zone whose offset its times are shown with; empty where that is not known
   * @throws DateTimeException where it says no time
   */
  EventTime read(Fields event, String shownIn) {
    return read(event, shownIn, true);
  }

  /**
   * When a series begins: in its own zone, though the clocks may show that time twice and the
   * second be meant. All its other occurrences go by that zone.
   *
   * @param shownIn the zone whose offset its times are shown with; empty where that is not known
   * @throws DateTimeException where it says no time
   */
  EventTime readSeries(Fields series, String shownIn) {
    return read(series, shownIn, false);
  }

  private EventTime read(Fields event, String shownIn, boolean once) {
    Fields start = event.object("start");
    Fields end = event.object("end");
    return start
        .said("date")
        .map(day -> days(LocalDate.parse(day), end))
        .orElseGet(() -> timed(start, end, shownIn, once));
  }

  private static EventTime days(LocalDate first, Fields end) {
    LocalDate after = end.said("date").map(LocalDate::parse).filter(first::isBefore).orElse(first);
    return new EventTime.AllDay(first, after.equals(first) ? first.plusDays(1) : after);
  }

  private EventTime timed(Fields start, Fields end, String shownIn, boolean once) {
    OffsetDateTime from = OffsetDateTime.parse(start.text("dateTime"));
    Duration length =
        end.said("dateTime")
            .map(to -> Duration.between(from, OffsetDateTime.parse(to)))
            .filter(it -> !it.isNegative())
            .orElse(Duration.ZERO);
    TimeZoneId zone = zoneOf(start).orElse(TimeZoneId.UTC);
    LocalDateTime wall = wall(from, zone, shownIn);
    return once && isSecondOfTwo(wall, from, zone)
        ? new EventTime.Zoned(
            LocalDateTime.ofInstant(from.toInstant(), ZoneOffset.UTC),
            TimeZoneId.UTC,
            Length.of(length))
        : new EventTime.Zoned(wall, zone, Length.of(length));
  }

  /** A wall time that the clocks show twice is the first of the two, unless it is in UTC. */
  private boolean isSecondOfTwo(LocalDateTime wall, OffsetDateTime at, TimeZoneId zone) {
    return zones
        .rules(zone)
        .filter(rules -> rules.getValidOffsets(wall).size() > 1)
        .filter(rules -> !wall.toInstant(rules.getOffset(wall)).equals(at.toInstant()))
        .isPresent();
  }

  /** Whether an event names a zone that nobody knows: its instants are known, its rule is not. */
  boolean isInUnknownZone(Fields event) {
    Fields start = event.object("start");
    return !start.text("timeZone").isEmpty() && zoneOf(start).isEmpty();
  }

  /**
   * Which occurrence an exception replaces, in wall time of its series.
   *
   * @throws DateTimeException where it says none
   */
  Slot slot(Fields original, String shownIn) {
    return original
        .said("date")
        .map(day -> (Slot) new Slot.OnDay(LocalDate.parse(day)))
        .orElseGet(
            () -> {
              OffsetDateTime at = OffsetDateTime.parse(original.text("dateTime"));
              return new Slot.AtTime(
                  zoneOf(original)
                      .map(zone -> wall(at, zone, shownIn))
                      .orElseGet(at::toLocalDateTime));
            });
  }

  /**
   * The time before a gap of the clocks that the instant after it may be said of: the occurrence of
   * a series whose time the clocks skip takes place then (SEM-29).
   *
   * @return with the offset from before the gap; empty for any other instant
   * @throws DateTimeException where it says none
   */
  Optional<OffsetDateTime> skipped(Fields original, String shownIn) {
    return original
        .said("dateTime")
        .map(OffsetDateTime::parse)
        .flatMap(at -> zoneOf(original).flatMap(zone -> skipped(at, zone, shownIn)));
  }

  private Optional<OffsetDateTime> skipped(OffsetDateTime at, TimeZoneId zone, String shownIn) {
    return zones
        .rules(zone)
        .map(rules -> rules.previousTransition(at.toInstant().plusNanos(1)))
        .filter(ZoneOffsetTransition::isGap)
        .map(
            gap -> wall(at, zone, shownIn).minus(gap.getDuration()).atOffset(gap.getOffsetBefore()))
        .filter(time -> isInGap(time, zone));
  }

  private boolean isInGap(OffsetDateTime time, TimeZoneId zone) {
    LocalDateTime wall = time.toLocalDateTime();
    return zones.rules(zone).filter(rules -> rules.getValidOffsets(wall).isEmpty()).isPresent();
  }

  /** The time of day at which a series takes place; empty for one of whole days, and for none. */
  Optional<LocalTime> usual(Fields series, String shownIn) {
    try {
      return readSeries(series, shownIn)
          .match(
              days -> Optional.empty(),
              zoned -> Optional.of(zoned.start().toLocalTime()),
              floating -> Optional.of(floating.start().toLocalTime()));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** What is shown in its own zone is shown by Google's rules, which may be newer than ours. */
  private LocalDateTime wall(OffsetDateTime at, TimeZoneId zone, String shownIn) {
    return zone.toString().equals(shownIn)
        ? at.toLocalDateTime()
        : LocalDateTime.ofInstant(at.toInstant(), offsetAt(at.toInstant(), zone));
  }

  private ZoneOffset offsetAt(Instant instant, TimeZoneId zone) {
    return zones.rules(zone).map(rules -> rules.getOffset(instant)).orElse(ZoneOffset.UTC);
  }

  private Optional<TimeZoneId> zoneOf(Fields time) {
    return time.said("timeZone")
        .flatMap(EventTimes::named)
        .filter(zone -> zones.rules(zone).isPresent());
  }

  private static Optional<TimeZoneId> named(String name) {
    try {
      return Optional.of(new TimeZoneId(name));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  /**
   * The start or end of an event as it is sent.
   *
   * @return {@code start} and {@code end}; empty for a time in no zone, which Google cannot keep
   */
  Optional<Span> write(EventTime time) {
    return time.match(
        days -> Optional.of(new Span(day(days.start()), day(days.endExclusive()))),
        zoned -> zones.rules(zoned.zone()).map(rules -> span(zoned, rules)),
        floating -> Optional.empty());
  }

  /** When an event starts, and when it ends, as JSON. */
  record Span(GenericJson start, GenericJson end) {}

  private static GenericJson day(LocalDate day) {
    return new GenericJson().set("date", day.toString());
  }

  private static Span span(EventTime.Zoned time, ZoneRules rules) {
    LocalDateTime days = time.start().plusDays(time.length().days());
    Instant end = days.toInstant(rules.getOffset(days)).plus(time.length().exact());
    boolean asItStarts = time.length().isZero();
    LocalDateTime ends =
        asItStarts ? time.start() : LocalDateTime.ofInstant(end, rules.getOffset(end));
    String shown = WALL.format(ends) + (asItStarts ? "" : secondOfTwo(ends, end, rules));
    return new Span(at(WALL.format(time.start()), time.zone()), at(shown, time.zone()));
  }

  /** The offset of a wall time that the clocks show twice, where the second is meant (SEM-29). */
  private static String secondOfTwo(LocalDateTime wall, Instant instant, ZoneRules rules) {
    List<ZoneOffset> offsets = rules.getValidOffsets(wall);
    ZoneOffset meant = rules.getOffset(instant);
    return offsets.size() > 1 && !offsets.get(0).equals(meant) ? meant.getId() : "";
  }

  private static GenericJson at(String wall, TimeZoneId zone) {
    return new GenericJson().set("dateTime", wall).set("timeZone", zone.toString());
  }
}
