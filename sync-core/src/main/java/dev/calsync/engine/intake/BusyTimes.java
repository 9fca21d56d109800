package dev.calsync.engine.intake;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.projection.Extent;
import dev.calsync.event.EventBody;
import dev.calsync.event.Occurrence;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.PlacedEvent;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The parts of a calendar that tells nothing but times: each is named by its start and end, unless
 * an event is known to take place just then, of which it is a sign of life (SEM-18).
 */
public final class BusyTimes {

  /** More than a year of quarters of an hour. */
  private static final int MOST = 50_000;

  private static final int QUESTION = 500;

  private final SyncStore store;
  private final Occurrences occurrences;

  /**
   * Busy times.
   *
   * @param store what is known
   * @param occurrences finds those of series
   */
  public BusyTimes(SyncStore store, Occurrences occurrences) {
    this.store = store;
    this.occurrences = occurrences;
  }

  /**
   * A page under lasting names.
   *
   * @param parts what to read
   * @param alive objects that are there, though the page shows nothing of them but times
   */
  public record Named(List<SourcePart> parts, Set<RemoteId> alive) {}

  /** Names the parts of a page. Nothing but times is believed of those that tell times. */
  public Named named(OwnerId owner, CalendarRecord calendar, List<SourcePart> page) {
    return calendar.capabilities().reads().tells() == Tells.BUSY_TIMES
        ? named(owner, calendar.id(), page)
        : new Named(page, Set.of());
  }

  private Named named(OwnerId owner, CalendarId calendar, List<SourcePart> page) {
    Map<TimeRange, SourcePart.Whole> times = new LinkedHashMap<>();
    List<SourcePart> parts = new ArrayList<>();
    for (SourcePart part : page) {
      if (part instanceof SourcePart.Whole whole && !whole.body().isSeries()) {
        Extent.of(whole.body().time(), occurrences.frame())
            .ifPresentOrElse(time -> times.put(time, whole), () -> parts.add(part));
      } else if (part instanceof SourcePart.Unreadable) {
        parts.add(part);
      }
    }
    Set<RemoteId> alive = new LinkedHashSet<>();
    Map<TimeRange, Set<String>> known = known(owner, calendar, times.keySet());
    Map<String, List<SourceItem>> items = items(owner, calendar, known);
    times.forEach(
        (time, part) -> {
          List<SourceItem> events =
              known.getOrDefault(time, Set.of()).stream()
                  .flatMap(uid -> items.getOrDefault(uid, List.of()).stream())
                  .toList();
          if (events.isEmpty()) {
            parts.add(named(time, part));
          }
          events.forEach(item -> alive.add(item.id()));
        });
    return new Named(parts, alive);
  }

  private static SourcePart named(TimeRange time, SourcePart.Whole part) {
    RemoteId name = new RemoteId(time.from() + "/" + time.to());
    SourceObject object = part.object();
    return new SourcePart.Whole(
        new SourceObject(name, "", object.version(), object.mark(), object.changedAt()),
        part.body());
  }

  /** The events that take place just at some times. */
  private Map<TimeRange, Set<String>> known(
      OwnerId owner, CalendarId calendar, Set<TimeRange> times) {
    if (times.isEmpty()) {
      return Map.of();
    }
    Instant from = times.stream().map(TimeRange::from).min(Instant::compareTo).orElseThrow();
    Instant to = times.stream().map(TimeRange::to).max(Instant::compareTo).orElseThrow();
    TimeRange range = new TimeRange(from, to);
    Map<TimeRange, Set<String>> known = new HashMap<>();
    for (PlacedEvent placed : store.reading().takingPlace(owner, List.of(calendar), range, MOST)) {
      String uid = placed.event().uid();
      takingPlace(placed.event(), range)
          .filter(times::contains)
          .forEach(time -> known.computeIfAbsent(time, any -> new TreeSet<>()).add(uid));
    }
    return known;
  }

  /** An event of which nobody can tell when it takes place takes place at none of the times. */
  private Stream<TimeRange> takingPlace(CanonicalRow event, TimeRange range) {
    try {
      return takingPlace(BodyForm.decode(event.body()), range);
    } catch (CalsyncException unclear) {
      return Stream.empty();
    }
  }

  private Stream<TimeRange> takingPlace(EventBody body, TimeRange range) {
    if (!body.isSeries()) {
      return Extent.of(body.time(), occurrences.frame()).stream();
    }
    return occurrences.expander().stream()
        .flatMap(it -> it.between(body, range, occurrences.frame()).occurrences().stream())
        .map(BusyTimes::time);
  }

  private static TimeRange time(Occurrence occurrence) {
    return new TimeRange(occurrence.starts(), occurrence.ends());
  }

  private Map<String, List<SourceItem>> items(
      OwnerId owner, CalendarId calendar, Map<TimeRange, Set<String>> known) {
    List<String> uids = known.values().stream().flatMap(Set::stream).distinct().toList();
    Map<String, List<SourceItem>> items = new HashMap<>();
    for (int at = 0; at < uids.size(); at += QUESTION) {
      List<String> some = uids.subList(at, Math.min(at + QUESTION, uids.size()));
      for (SourceItem item : store.sources().itemsOf(owner, calendar, some)) {
        item.event()
            .ifPresent(uid -> items.computeIfAbsent(uid, any -> new ArrayList<>()).add(item));
      }
    }
    return items;
  }
}
