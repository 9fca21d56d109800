package dev.calsync.engine.projection;

import dev.calsync.event.EventTime;
import dev.calsync.event.Participation;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What other calendars and edges have of the same meeting, slot by slot (SEM-20, SEM-21).
 *
 * @param own how this edge stands, whatever the answer to an occurrence; empty where no other edge
 *     shows the meeting
 * @param rivals what may keep occurrences back
 */
public record Elsewhere(Optional<Standing> own, List<Rival> rivals) {

  /** Nobody else knows the meeting, or it is none. */
  public static final Elsewhere NOTHING = new Elsewhere(Optional.empty(), List.of());

  /** Copies the list. */
  public Elsewhere {
    rivals = List.copyOf(rivals);
  }

  /**
   * Whether a slot of an event is shown elsewhere.
   *
   * @param slot which slot
   * @param event the time of the event, or of the first slot of its series
   * @param answer the owner's answer to the occurrence
   * @param frame zone rules and the owner's zone
   * @return why it is not shown here
   */
  Optional<Exclusion> objection(Slot slot, EventTime event, Participation answer, TimeFrame frame) {
    if (rivals.isEmpty()) {
      return Optional.empty();
    }
    Optional<Standing> standing = own.map(it -> it.answering(answer));
    return MeetingSlot.of(slot, event, frame)
        .flatMap(
            named ->
                rivals.stream()
                    .filter(rival -> rival.keepsBack(named, standing))
                    .findFirst()
                    .map(Rival::why));
  }

  /** Whether the occurrences of a series can only be judged one by one, as far as was looked. */
  boolean isOpen() {
    return rivals.stream().anyMatch(Rival::open);
  }

  /** The slots of a series that rivals without end speak of; whether it has them is not asked. */
  Stream<Slot> slotsOf(EventTime series, TimeFrame frame) {
    return rivals.stream()
        .flatMap(rival -> rival.slots().stream())
        .distinct()
        .flatMap(named -> slot(named, series, frame).stream());
  }

  /** Who keeps something back. */
  Stream<Exclusion> told(Participation answer) {
    Optional<Standing> standing = own.map(it -> it.answering(answer));
    return rivals.stream()
        .filter(rival -> rival.slots().stream().anyMatch(it -> rival.keepsBack(it, standing)))
        .map(Rival::why);
  }

  private static Optional<Slot> slot(MeetingSlot named, EventTime series, TimeFrame frame) {
    boolean onDays = series instanceof EventTime.AllDay;
    if (onDays == named.text().contains("T")) {
      return Optional.empty();
    }
    if (onDays) {
      return Optional.of(new Slot.OnDay(LocalDate.parse(named.text())));
    }
    Instant instant = Instant.parse(named.text());
    return frame
        .rules()
        .rules(series instanceof EventTime.Zoned zoned ? zoned.zone() : frame.ownerZone())
        .map(rules -> new Slot.AtTime(LocalDateTime.ofInstant(instant, rules.getOffset(instant))));
  }
}
