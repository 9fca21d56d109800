package dev.calsync.engine.projection;

import java.util.List;
import java.util.Optional;

/**
 * What a target should show of one event.
 *
 * @param parts the objects; none if the event is excluded
 * @param excluded why nothing is shown
 */
public record Projected(List<DesiredPart> parts, Optional<Exclusion> excluded) {

  /** Copies the parts. Nothing is shown exactly if there is a reason. */
  public Projected {
    parts = List.copyOf(parts);
    if (parts.isEmpty() != excluded.isPresent()) {
      throw new IllegalArgumentException(
          "an event is shown or excluded, not " + parts.size() + " parts and " + excluded);
    }
  }

  static Projected shown(DesiredPart part) {
    return new Projected(List.of(part), Optional.empty());
  }

  static Projected excluded(Exclusion reason) {
    return new Projected(List.of(), Optional.of(reason));
  }
}
