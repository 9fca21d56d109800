package dev.calsync.engine.projection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a target should show of one event.
 *
 * @param parts the objects; none if the event is excluded
 * @param excluded why nothing is shown
 * @param degradations what is lost on the way
 */
public record Projected(
    List<DesiredPart> parts, Optional<Exclusion> excluded, List<Degradation> degradations) {

  /** Copies the lists. Nothing is shown exactly if there is a reason. */
  public Projected {
    parts = List.copyOf(parts);
    degradations = List.copyOf(degradations);
    if (parts.isEmpty() != excluded.isPresent()) {
      throw new IllegalArgumentException(
          "an event is shown or excluded, not " + parts.size() + " parts and " + excluded);
    }
  }

  static Projected shown(DesiredPart part) {
    return new Projected(List.of(part), Optional.empty(), List.of());
  }

  static Projected shown(List<DesiredPart> parts, Degradation... degradations) {
    return new Projected(parts, Optional.empty(), List.of(degradations));
  }

  /** The same, and further objects beside it. */
  Projected and(List<DesiredPart> more) {
    return new Projected(
        Stream.concat(parts.stream(), more.stream()).toList(), excluded, degradations);
  }

  static Projected excluded(Exclusion reason) {
    return new Projected(List.of(), Optional.of(reason), List.of());
  }
}
