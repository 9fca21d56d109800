package dev.calsync.ical;

import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads iCalendar text (RFC 5545) into canonical events. Immutable and thread-safe; bounded in time
 * and memory by {@link IcalLimits}; fetches nothing, whatever the text refers to (HOS-25).
 *
 * <p>Tolerant: what real producers get wrong is mended where the meaning is plain, an event whose
 * meaning is not becomes {@link IcalItem.Unreadable}, and the rest lives. Only what is no calendar
 * at all, or not a whole one, is refused.
 *
 * <p>An override is complete in itself: for each of title, description, location, link, categories,
 * availability, visibility, status, organizer and guests that its VEVENT does not mention, it has
 * what its master says. A cancelled override is a removed slot (SEM-5). One that changes all later
 * slots ends the series there, and the rest is an item of its own, at its own times (SEM-32); where
 * it also changes the day or the zone, the whole series is unreadable. Where a rule has COUNT and
 * UNTIL, which RFC 5545 forbids, UNTIL counts.
 */
public final class IcalReader {

  private final ZoneRulesSource zones;
  private final IcalLimits limits;

  /**
   * A reader with {@link IcalLimits#DEFAULT}.
   *
   * @param zones the zone rules in force
   */
  public IcalReader(ZoneRulesSource zones) {
    this(zones, IcalLimits.DEFAULT);
  }

  /**
   * A reader.
   *
   * @param zones the zone rules in force
   * @param limits how much is read
   */
  public IcalReader(ZoneRulesSource zones, IcalLimits limits) {
    this.zones = zones;
    this.limits = limits;
  }

  /**
   * Reads a body whose charset nobody told: UTF-8, else windows-1252, or UTF-16 with a byte order
   * mark.
   *
   * @param body the bytes, decompressed; read to its end, not closed
   * @return what it holds; without items if it is a calendar without events
   * @throws NotACalendarException if it is no whole calendar, or larger than the limits
   * @throws IOException if the stream fails
   */
  public IcalCalendar read(InputStream body) throws IOException {
    return read(body, Optional.empty());
  }

  /**
   * Reads a body.
   *
   * @param body the bytes, decompressed; read to its end, not closed
   * @param declared the charset that the transport said; a line that is not valid in it is read as
   *     if it had said nothing
   * @return what it holds; without items if it is a calendar without events
   * @throws NotACalendarException if it is no whole calendar, or larger than the limits
   * @throws IOException if the stream fails
   */
  public IcalCalendar read(InputStream body, Optional<Charset> declared) throws IOException {
    InputStream ascii = TextDecoding.asciiCompatible(body, declared, limits.bodyBytes());
    CalendarScanner scanner =
        new CalendarScanner(new LogicalLines(ascii, limits), new TextDecoding(declared), limits);
    scanner.run();
    return new Result(scanner).calendar();
  }

  /**
   * Reads a text.
   *
   * @param text the calendar
   * @return what it holds
   * @throws NotACalendarException if it is no whole calendar, or larger than the limits
   */
  public IcalCalendar read(String text) {
    try {
      return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes items of what the scanner kept. */
  private final class Result {

    private final CalendarScanner scanner;
    private final Map<RawCalendar, CalendarZones> zonesOf = new IdentityHashMap<>();

    Result(CalendarScanner scanner) {
      this.scanner = scanner;
      ZoneNames names = new ZoneNames(zones);
      ZoneMatcher matcher = new ZoneMatcher(names);
      scanner.calendars().forEach(c -> zonesOf.put(c, new CalendarZones(c, names, matcher)));
    }

    IcalCalendar calendar() {
      return new IcalCalendar(
          property("X-WR-CALNAME").or(() -> property("NAME")).orElse(""),
          zone(),
          property("METHOD").map(m -> m.toUpperCase(Locale.ROOT)).orElse(""),
          property("PRODID").orElse(""),
          property("REFRESH-INTERVAL")
              .or(() -> property("X-PUBLISHED-TTL"))
              .flatMap(DurationValue::interval),
          items());
    }

    private Optional<String> property(String name) {
      return scanner.calendars().stream().flatMap(c -> c.property(name).stream()).findFirst();
    }

    private Optional<TimeZoneId> zone() {
      return scanner.calendars().stream()
          .flatMap(c -> zones(c).ofCalendar().stream())
          .map(NamedZone::id)
          .findFirst();
    }

    private CalendarZones zones(RawCalendar calendar) {
      return zonesOf.computeIfAbsent(
          calendar,
          c -> {
            throw new IllegalStateException("a calendar without zones");
          });
    }

    private List<IcalItem> items() {
      Map<String, List<RawEvent>> byUid = new LinkedHashMap<>();
      for (RawEvent event : scanner.events()) {
        String uid = Uids.said(event).orElseGet(() -> Uids.fromContent(event));
        byUid.computeIfAbsent(uid, u -> new ArrayList<>(1)).add(event);
      }
      List<IcalItem> items = new ArrayList<>(byUid.size());
      byUid.forEach((uid, events) -> items.addAll(items(uid, events)));
      return items;
    }

    private List<IcalItem> items(String uid, List<RawEvent> events) {
      List<EventPart> parts =
          events.stream().map(e -> EventPart.of(e, zones(e.calendar()))).toList();
      return new UidGroup(uid, parts, limits).items();
    }
  }
}
