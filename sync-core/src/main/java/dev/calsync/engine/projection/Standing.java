package dev.calsync.engine.projection;

import dev.calsync.event.Participation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How well an edge stands among those that would show the same meeting at one target: priority 1
 * goes before priority 2, then the copy of who called the meeting, then what was accepted, perhaps,
 * or not answered, then the older edge (SEM-21). Never two alike.
 *
 * @param priority of the edge
 * @param called whether its copy is the organizer's
 * @param answer the owner's answer to that copy
 * @param madeAt when the edge was made
 * @param edge which edge
 */
public record Standing(
    int priority, boolean called, Participation answer, Instant madeAt, String edge) {

  private static final List<Participation> ANSWERS =
      List.of(
          Participation.ACCEPTED,
          Participation.TENTATIVE,
          Participation.NEEDS_ACTION,
          Participation.DELEGATED,
          Participation.DECLINED);

  private static final Comparator<Standing> BEST_FIRST =
      Comparator.comparing(Standing::priority)
          .thenComparing(Standing::called, Comparator.reverseOrder())
          .thenComparing(standing -> ANSWERS.indexOf(standing.answer()))
          .thenComparing(Standing::madeAt)
          .thenComparing(Standing::edge);

  Standing answering(Participation given) {
    return new Standing(priority, called, given, madeAt, edge);
  }

  boolean outranks(Standing other) {
    return BEST_FIRST.compare(this, other) < 0;
  }
}
