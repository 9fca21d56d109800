package dev.calsync.ical;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;

/**
 * One VEVENT of a UID: its master, or one of its overrides.
 *
 * @param raw its text
 * @param event its properties
 * @param sequence SEQUENCE, 0 where absent
 * @param lastModified LAST-MODIFIED, where it is an instant
 */
record EventPart(
    RawEvent raw, EventProperties event, long sequence, Optional<Instant> lastModified) {

  /** The later version is the greater (FLT-33). */
  static final Comparator<EventPart> BY_VERSION =
      Comparator.comparingLong(EventPart::sequence)
          .thenComparing((EventPart part) -> part.lastModified().orElse(Instant.MIN));

  static EventPart of(RawEvent raw, CalendarZones zones) {
    EventProperties event = new EventProperties(raw, zones);
    return new EventPart(raw, event, sequenceOf(event), lastModifiedOf(event));
  }

  boolean isOverride() {
    return event.first("RECURRENCE-ID").filter(line -> !line.value().isBlank()).isPresent();
  }

  boolean isCancelled() {
    return event.word("STATUS").filter(word -> word.startsWith("CANCEL")).isPresent();
  }

  /** Whether it changes later slots as well (SEM-32). */
  boolean changesLaterOnes() {
    return event
        .first("RECURRENCE-ID")
        .flatMap(line -> line.param("RANGE"))
        .filter("THISANDFUTURE"::equalsIgnoreCase)
        .isPresent();
  }

  /**
   * The slot an override changes, alone.
   *
   * @throws UnreadableEventException with UNSUPPORTED_RANGE if it changes others as well
   */
  Moment recurrenceId() {
    if (keyLine().param("RANGE").isPresent()) {
      throw new UnreadableEventException("UNSUPPORTED_RANGE");
    }
    return firstChanged();
  }

  /** The first slot an override changes, whatever it does to others. */
  Moment firstChanged() {
    return event.moment(keyLine(), keyLine().value());
  }

  private ContentLine keyLine() {
    return event
        .first("RECURRENCE-ID")
        .orElseThrow(() -> new UnreadableEventException("BAD_STRUCTURE"));
  }

  /** Refuses what the scanner had to cut or found broken. */
  void requireWhole() {
    raw.defect()
        .ifPresent(
            code -> {
              throw new UnreadableEventException(code);
            });
  }

  private static long sequenceOf(EventProperties event) {
    try {
      return event.word("SEQUENCE").map(Long::parseLong).filter(n -> n > 0).orElse(0L);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Optional<Instant> lastModifiedOf(EventProperties event) {
    try {
      return event
          .first("LAST-MODIFIED")
          .map(line -> DateValue.parse(line.value(), false).local().toInstant(ZoneOffset.UTC));
    } catch (UnreadableEventException e) {
      return Optional.empty();
    }
  }
}
