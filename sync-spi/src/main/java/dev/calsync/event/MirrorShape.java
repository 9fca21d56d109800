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
    overrides = overrides.stream().sorted(Comparator.comparing(ShownOverride::slot)).toList();
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

  private static ShownDetails shown(EventDetails details) {
    return new ShownDetails(details.text(), details.availability(), details.visibility());
  }
}
