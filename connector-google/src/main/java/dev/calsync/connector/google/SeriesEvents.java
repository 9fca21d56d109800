package dev.calsync.connector.google;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventTime;
import dev.calsync.event.Slot;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A series with its exceptions, in one listing: they share its {@code iCalUID}. That of a series
 * which Google named is its id at {@code google.com}; where that proves wrong the series is asked.
 */
final class SeriesEvents {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  /** Exceptions of one series beyond these pages are more than any calendar holds. */
  private static final int MOST_PAGES = 20;

  private static final int PAGE = 2_500;

  private final GoogleService service;
  private final GoogleEvents events;
  private final EventParts parts;
  private final SeriesClocks clocks;
  private final ZoneRulesSource zones;

  SeriesEvents(
      GoogleService service, GoogleEvents events, EventParts parts, ZoneRulesSource zones) {
    this.service = service;
    this.events = events;
    this.parts = parts;
    this.clocks = parts.clocks(events);
    this.zones = zones;
  }

  /**
   * What there is of a series.
   *
   * @param master the series itself
   * @param exceptions its changed and removed occurrences
   * @param sequence the highest of theirs
   */
  record Found(SourcePart.Master master, List<SourcePart> exceptions, int sequence) {

    Optional<SourcePart> at(Slot slot) {
      return exceptions.stream().filter(it -> slot.equals(slotOf(it))).findFirst();
    }

    private static Object slotOf(SourcePart part) {
      return part instanceof SourcePart.Changed changed
          ? changed.override().slot()
          : part instanceof SourcePart.CancelledSlot cancelled ? cancelled.slot() : part;
    }
  }

  /** Empty if the series is not there, or is none. */
  Optional<Found> find(Call call, CalendarRef calendar, RemoteId series) {
    String usual = series.value() + "@google.com";
    Optional<Found> found = among(call, calendar, series, usual);
    return found.isPresent() ? found : byItsOwn(call, calendar, series, usual);
  }

  /** The calendar is there: it was just listed. */
  private Optional<Found> byItsOwn(Call call, CalendarRef calendar, RemoteId series, String usual) {
    return events
        .find(call, calendar, series.value())
        .filter(it -> !EventParts.isCancelled(it))
        .flatMap(it -> it.said("iCalUID"))
        .filter(uid -> !uid.equals(usual))
        .flatMap(uid -> among(call, calendar, series, uid));
  }

  private Optional<Found> among(Call call, CalendarRef calendar, RemoteId series, String iCalUid) {
    List<SourcePart> exceptions = new ArrayList<>();
    Optional<SourcePart.Master> master = Optional.empty();
    int sequence = 0;
    for (Listed each : listed(call, calendar, iCalUid)) {
      SourcePart part = each.part();
      sequence = Math.max(sequence, each.sequence());
      if (part instanceof SourcePart.Master itself && itself.id().equals(series)) {
        master = Optional.of(itself);
      } else if (isOf(part, series)) {
        exceptions.add(part);
      }
    }
    int highest = sequence;
    return master.map(it -> new Found(it, exceptions, highest));
  }

  /** The same with the series as it is by its id; empty if that is how it was listed (FLT-20). */
  Optional<Found> newer(Call call, CalendarRef calendar, Found listed) {
    return events
        .find(call, calendar, listed.master().id().value())
        .filter(now -> !GoogleVersion.of(now).equals(listed.master().object().version()))
        .map(now -> parts.read(now, ""))
        .filter(SourcePart.Master.class::isInstance)
        .map(now -> new Found((SourcePart.Master) now, listed.exceptions(), listed.sequence()));
  }

  private static boolean isOf(SourcePart part, RemoteId series) {
    Optional<RemoteId> of =
        part instanceof SourcePart.Changed changed
            ? changed.series()
            : part instanceof SourcePart.CancelledSlot cancelled
                ? cancelled.series()
                : Optional.empty();
    return of.filter(series::equals).isPresent();
  }

  private record Listed(SourcePart part, int sequence) {}

  private List<Listed> listed(Call call, CalendarRef calendar, String iCalUid) {
    List<Listed> read = new ArrayList<>();
    Optional<String> next = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonRequest request = events.list(calendar).set("maxResults", PAGE).set("iCalUID", iCalUid);
      next.ifPresent(token -> request.set("pageToken", token));
      Fields answer = service.read(call, request, "read a series");
      String shownIn = answer.text("timeZone");
      clocks
          .said(call, calendar, answer.objects("items"), shownIn)
          .forEach(it -> read.add(new Listed(parts.read(it, shownIn), Updates.sequence(it))));
      next = answer.said("nextPageToken");
      if (next.isEmpty()) {
        return read;
      }
    }
    throw ConnectorException.of(
        FailureClass.REJECTED, "TOO_LARGE", "Google lists a series without an end");
  }

  /** The id that an occurrence has by what is seen of all ids, though no document says so. */
  RemoteId usualId(Found found, Slot slot) {
    return new RemoteId(
        found.master().id().value()
            + "_"
            + instant(found, slot)
                .map(at -> TIME.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC)))
                .orElseGet(() -> DAY.format(slot.day())));
  }

  /** The id that Google says an occurrence has; empty if the series has none there. */
  Optional<RemoteId> askedId(Call call, CalendarRef calendar, Found found, Slot slot) {
    String original = instant(found, slot).map(Instant::toString).orElse(slot.day().toString());
    JsonRequest request = events.instances(calendar, found.master().id().value());
    Fields answer =
        service.read(call, request.set("originalStart", original), "find an occurrence");
    return answer.objects("items").stream()
        .filter(event -> isAt(event, original))
        .flatMap(event -> event.said("id").stream())
        .map(RemoteId::new)
        .findFirst();
  }

  /** Whatever else is answered: what is written there would be another occurrence. */
  private static boolean isAt(Fields event, String original) {
    Fields said = event.object("originalStartTime");
    try {
      return said.text("date").equals(original)
          || OffsetDateTime.parse(said.text("dateTime"))
              .toInstant()
              .equals(Instant.parse(original));
    } catch (DateTimeException noTime) {
      return false;
    }
  }

  private Optional<Instant> instant(Found found, Slot slot) {
    return slot instanceof Slot.AtTime timed
            && found.master().body().time() instanceof EventTime.Zoned zoned
        ? zones
            .rules(zoned.zone())
            .map(rules -> timed.start().toInstant(rules.getOffset(timed.start())))
        : Optional.empty();
  }
}
