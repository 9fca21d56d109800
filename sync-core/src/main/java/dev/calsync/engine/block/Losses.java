package dev.calsync.engine.block;

import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.store.Evidence;
import dev.calsync.store.Part;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which known blocks lose time that no block shows any more, and why. A block that shrinks loses as
 * one that goes; one that is merged into another loses nothing. Blocks are counted, not the events
 * in them (SEM-42); what waits for a decision already is not counted again.
 */
public final class Losses {

  private static final String FREED = "TIME_FREED";

  private final Map<Part, Withdrawal> reasons = new HashMap<>();
  private final Timeline absent;
  private final Timeline told;
  private final boolean unknown;

  Losses(Collection<KnownBlock> known, Collection<DesiredBlock> desired, Gone gone) {
    this.absent = gone.of(Evidence.Kind.ABSENCE);
    this.told = gone.of(Evidence.Kind.TOMBSTONE);
    this.unknown = gone.isUnknown();
    for (boolean ofDays : new boolean[] {false, true}) {
      Timeline shown = line(desired.stream().filter(each -> each.ofDays() == ofDays));
      known.stream()
          .filter(each -> each.ofDays() == ofDays && each.isWanted())
          .filter(each -> !shown.covers(each.extent()))
          .forEach(each -> reasons.put(each.part(), reason(each, shown)));
    }
  }

  private static Timeline line(Stream<DesiredBlock> blocks) {
    return Timeline.of(blocks.map(DesiredBlock::extent).toList());
  }

  /** What waits for a decision is lost already. */
  private Withdrawal reason(KnownBlock known, Timeline shown) {
    Timeline lost = new Timeline(List.of(known.extent())).without(shown);
    return known.isKept()
        ? Withdrawal.excluded(FREED)
        : evidence(lost).map(Withdrawal::deleted).orElse(Withdrawal.excluded(FREED));
  }

  private Optional<Evidence.Kind> evidence(Timeline lost) {
    if (unknown || touches(absent, lost)) {
      return Optional.of(Evidence.Kind.ABSENCE);
    }
    return touches(told, lost) ? Optional.of(Evidence.Kind.TOMBSTONE) : Optional.empty();
  }

  private static boolean touches(Timeline gone, Timeline lost) {
    return lost.ranges().stream().anyMatch(gone::touches);
  }

  /** Why a known block loses time, or goes because another one shows its time. */
  public Withdrawal of(KnownBlock known) {
    return reasons.getOrDefault(known.part(), Withdrawal.excluded("MERGED"));
  }

  /** Whether it loses anything. */
  public boolean has(KnownBlock known) {
    return reasons.containsKey(known.part());
  }

  /** How many blocks lose time by deletions of that evidence. */
  public long count(Evidence.Kind evidence) {
    return reasons.values().stream()
        .filter(why -> why.evidence().filter(evidence::equals).isPresent())
        .count();
  }
}
