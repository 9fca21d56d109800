package dev.calsync.engine.edge;

import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.DetailChoice;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.policy.Policy;
import java.util.Optional;

/**
 * Whether an edge may show what its policy lets through, where its source tells only when its owner
 * is busy. What was known before that is shown on only if the owner says so, and nothing changes
 * before he says anything (SEM-18).
 */
public enum SourceDetail {
  /** The source tells what the policy lets through. */
  TOLD,
  /** It told more once; nothing is planned until the owner chose. */
  UNDECIDED,
  /** It told more once, and what was known then is shown on. */
  KEPT,
  /** It never told more, or nobody is to see any more what it told. */
  BUSY_ONLY;

  static SourceDetail of(EdgeRecord edge, CalendarRecord source) {
    boolean asks = !edge.policy().withoutFields().equals(edge.policy());
    if (!asks || source.capabilities().reads().tells() == Tells.EVENTS) {
      return TOLD;
    }
    if (source.detailLost() == 0) {
      return BUSY_ONLY;
    }
    return edge.detail()
        .filter(choice -> choice.lost() == source.detailLost())
        .map(choice -> choice.keep() ? KEPT : BUSY_ONLY)
        .orElse(UNDECIDED);
  }

  /** An edge that asks for more than it did, or is new, has nothing to keep: nobody is asked. */
  public static EdgeRecord chosen(Optional<EdgeRecord> was, EdgeRecord now, CalendarRecord source) {
    boolean asked = was.filter(edge -> of(edge, source) == UNDECIDED).isPresent();
    return !asked && of(now, source) == UNDECIDED
        ? now.withDetail(new DetailChoice(source.detailLost(), false))
        : now;
  }

  /** As much of a policy as can be kept to. */
  Policy policy(Policy asked) {
    return this == BUSY_ONLY || this == UNDECIDED ? asked.withoutFields() : asked;
  }

  /** What is lost. */
  Optional<Degradation> loss() {
    return switch (this) {
      case TOLD -> Optional.empty();
      case KEPT -> Optional.of(Degradation.DETAIL_KEPT);
      case UNDECIDED -> Optional.of(Degradation.DETAIL_UNDECIDED);
      case BUSY_ONLY -> Optional.of(Degradation.DETAIL_LOST);
    };
  }
}
