package dev.calsync.store;

import dev.calsync.calendar.EdgeId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one page of planning changes.
 *
 * @param edge which edge
 * @param from the edge's state that the plan was made from
 * @param to its state afterwards
 * @param intents what is wanted of mirrors
 * @param hold a hold to open, or to widen by these intents; an open one of that name keeps its age,
 *     takes over the rest, and its confirming reads are counted anew from now
 * @param journal what happened and why
 */
public record PlanCommit(
    EdgeId edge,
    EdgeState from,
    EdgeState to,
    List<MirrorIntent> intents,
    Optional<Hold> hold,
    List<JournalLine> journal) {

  /** Copies the lists. */
  public PlanCommit {
    intents = List.copyOf(intents);
    journal = List.copyOf(journal);
  }
}
