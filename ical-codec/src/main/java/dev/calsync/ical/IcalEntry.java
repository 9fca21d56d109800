package dev.calsync.ical;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventType;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.Person;
import dev.calsync.event.SeriesOverride;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the writer makes one event, or one series with its overrides, of.
 *
 * @param uid its UID, 1 to 1,024 characters
 * @param body its content; type and own response have no place in iCalendar and are not written
 * @param sequence SEQUENCE, 0 or more
 * @param extras further properties by name, {@code X-} and capitals, written into each VEVENT as
 *     TEXT
 */
public record IcalEntry(String uid, EventBody body, long sequence, Map<String, String> extras) {

  private static final Pattern EXTRA = Pattern.compile("X-[A-Z0-9-]{1,60}");

  /** Checks names and ranges, copies the extras. */
  public IcalEntry {
    if (uid.isBlank() || uid.length() > 1_024) {
      throw new IllegalArgumentException(
          "a uid has 1 to 1,024 characters, not only blanks; got " + uid.length());
    }
    if (sequence < 0) {
      throw new IllegalArgumentException("SEQUENCE is not negative, got " + sequence);
    }
    for (String name : extras.keySet()) {
      if (!EXTRA.matcher(name).matches()) {
        throw new IllegalArgumentException("an extra property is named X- and capitals");
      }
    }
    extras = Map.copyOf(new TreeMap<>(extras));
  }

  /**
   * An event without extras, SEQUENCE 0.
   *
   * @param uid its UID
   * @param body its content
   * @return the entry
   */
  public static IcalEntry of(String uid, EventBody body) {
    return new IcalEntry(uid, body, 0, Map.of());
  }

  /**
   * A mirror: confirmed, without guests.
   *
   * @param uid its UID
   * @param shape what it shows
   * @param sequence SEQUENCE, 0 or more
   * @param extras further properties, such as the mark under X-CALSYNC-MARK
   * @return the entry
   */
  public static IcalEntry mirror(
      String uid, MirrorShape shape, long sequence, Map<String, String> extras) {
    List<SeriesOverride> overrides =
        shape.overrides().stream()
            .map(o -> new SeriesOverride(o.slot(), o.time(), details(o.details())))
            .toList();
    EventBody body =
        new EventBody(shape.time(), details(shape.details()), shape.recurrence(), overrides);
    return new IcalEntry(uid, body, sequence, extras);
  }

  private static EventDetails details(ShownDetails shown) {
    return new EventDetails(
        shown.text(),
        shown.availability(),
        shown.visibility(),
        EventStatus.CONFIRMED,
        EventType.DEFAULT,
        Person.NOBODY,
        List.of(),
        Optional.empty());
  }
}
