package dev.calsync.connector.google;

import com.google.api.client.json.gson.GsonFactory;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import dev.calsync.ical.RecurrenceLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads events as Google lists them with {@code singleEvents=false}: single events, masters, and
 * exceptions that are objects of their own. What cannot be understood is said to be unreadable and
 * stops nothing beside it (R-B5).
 */
final class EventParts {

  /** The key of our mark among an event's private properties. */
  static final String MARK = "calsync";

  private static final int MOST_RAW_BYTES = 65_536;
  private static final int LONGEST_NAME = 1_024;

  private final EventTimes times;
  private final RecurrenceLines recurrence;

  EventParts(ZoneRulesSource zones) {
    this.times = new EventTimes(zones);
    this.recurrence = new RecurrenceLines(zones);
  }

  /** What its exceptions leave to their series to say. */
  SeriesClocks clocks(GoogleEvents events) {
    return new SeriesClocks(events, times);
  }

  /**
   * One event.
   *
   * @param shownIn the zone whose offset its times are shown with; empty where that is not known
   */
  SourcePart read(Fields event, String shownIn) {
    String id = event.text("id");
    if (id.isEmpty() || id.length() > LONGEST_NAME) {
      return unreadable(new RemoteId("nameless-" + nameOf(event)), event, "BAD_ID", "id");
    }
    try {
      return part(new RemoteId(id), event, shownIn);
    } catch (DateTimeException noTime) {
      return unreadable(new RemoteId(id), event, "BAD_DATE", "start, end, originalStartTime");
    } catch (CalsyncException noRule) {
      return unreadable(new RemoteId(id), event, noRule.code(), "recurrence");
    } catch (IllegalArgumentException outOfRange) {
      return unreadable(new RemoteId(id), event, "BAD_VALUE", "start, end, recurrence");
    }
  }

  private SourcePart part(RemoteId id, Fields event, String shownIn) {
    Optional<RemoteId> series = event.said("recurringEventId").map(RemoteId::new);
    Fields original = event.object("originalStartTime");
    boolean cancelled = isCancelled(event);
    if (series.isEmpty() || original.isEmpty()) {
      return cancelled ? new SourcePart.Gone(id) : alone(id, event, shownIn);
    }
    Slot slot = times.slot(original, shownIn);
    return cancelled
        ? new SourcePart.CancelledSlot(names(id, event), series, slot)
        : new SourcePart.Changed(
            names(id, event),
            series,
            new SeriesOverride(slot, times.read(event, shownIn), Details.read(event)));
  }

  static boolean isCancelled(Fields event) {
    return event.text("status").equals("cancelled");
  }

  private SourcePart alone(RemoteId id, Fields event, String shownIn) {
    List<String> lines = event.texts("recurrence");
    if (!lines.isEmpty() && times.isInUnknownZone(event)) {
      return unreadable(id, event, "UNKNOWN_ZONE", "start");
    }
    EventDetails details = Details.read(event);
    EventBody first =
        EventBody.single(
            lines.isEmpty() ? times.read(event, shownIn) : times.readSeries(event, shownIn),
            details);
    EventBody body = recurrence.read(lines, first);
    return body.recurrence()
        .<SourcePart>map(
            repeats ->
                new SourcePart.Master(
                    names(id, event),
                    new EventBody(body.time(), details, Optional.of(repeats), List.of())))
        .orElseGet(() -> new SourcePart.Whole(names(id, event), body));
  }

  private static SourceObject names(RemoteId id, Fields event) {
    return new SourceObject(
        id,
        event.text("iCalUID"),
        GoogleVersion.of(event),
        event.object("extendedProperties").object("private").said(MARK),
        changedAt(event));
  }

  private static Optional<Instant> changedAt(Fields event) {
    try {
      return event.said("updated").map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static SourcePart unreadable(RemoteId id, Fields event, String code, String where) {
    SourceObject names =
        new SourceObject(id, event.text("iCalUID"), GoogleVersion.of(event), Optional.empty());
    byte[] raw = text(event).getBytes(StandardCharsets.UTF_8);
    return new SourcePart.Unreadable(
        names, code, where, Arrays.copyOf(raw, Math.min(raw.length, MOST_RAW_BYTES)));
  }

  private static String nameOf(Fields event) {
    return UUID.nameUUIDFromBytes(text(event).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String text(Fields event) {
    try {
      return GsonFactory.getDefaultInstance().toString(event.values());
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
