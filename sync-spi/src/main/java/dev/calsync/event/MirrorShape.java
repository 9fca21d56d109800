package dev.calsync.event;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a target shall show, or was seen to show: an event as far as a mirror has one. There is no
 * field for guests, organizer or answers, so that no mirror can mail anybody (INV-14, R-C6).
 *
 * @param time when the event, or the first slot of the series, takes place
 * @param details what the target may say of it
 * @param recurrence how it repeats; empty for a single event
 * @param overrides changed occurrences, sorted by slot
 */
public record MirrorShape(
    EventTime time,
    ShownDetails details,
    Optional<Recurrence> recurrence,
    List<ShownOverride> overrides) {

  /** Sorts the overrides. */
  public MirrorShape {
    overrides =
        overrides.size() < 2
            ? List.copyOf(overrides)
            : overrides.stream().sorted(Comparator.comparing(ShownOverride::slot)).toList();
  }

  /**
   * The words and flags of a mirror.
   *
   * @param text the words the edge lets through
   * @param availability what the target says about the owner's time
   * @param visibility who may read it at the target
   */
  public record ShownDetails(EventText text, Availability availability, Visibility visibility) {}

  /**
   * A changed occurrence of a mirrored series.
   *
   * @param slot its original start
   * @param time when the target shows it
   * @param details what the target says of it
   */
  public record ShownOverride(Slot slot, EventTime time, ShownDetails details) {}

  /**
   * What a series itself shows at one of its slots, overrides aside.
   *
   * @param slot which
   * @return a single event; empty if series and slot differ in kind
   */
  public Optional<MirrorShape> occurrence(Slot slot) {
    return time.at(slot).map(at -> single(at, details));
  }

  /**
   * A single event.
   *
   * @param time when
   * @param details what it says
   * @return its shape
   */
  public static MirrorShape single(EventTime time, ShownDetails details) {
    return new MirrorShape(time, details, Optional.empty(), List.of());
  }

  /**
   * What a body shows once everything a mirror has no field for is left out. Connectors use it to
   * tell what a target shows.
   *
   * @param body an event read from a target
   * @return its shape
   */
  public static MirrorShape shownBy(EventBody body) {
    return new MirrorShape(
        body.time(),
        shown(body.details()),
        body.recurrence(),
        body.overrides().stream()
            .map(o -> new ShownOverride(o.slot(), o.time(), shown(o.details())))
            .toList());
  }

  /**
   * An event that shows this and no more; {@link #shownBy} of it is this shape again.
   *
   * @return a confirmed event without guests
   */
  public EventBody body() {
    return new EventBody(
        time,
        bodyOf(details),
        recurrence,
        overrides.stream()
            .map(o -> new SeriesOverride(o.slot(), o.time(), bodyOf(o.details())))
            .toList());
  }

  private static EventDetails bodyOf(ShownDetails shown) {
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

  private static ShownDetails shown(EventDetails details) {
    return new ShownDetails(details.text(), details.availability(), details.visibility());
  }
}
