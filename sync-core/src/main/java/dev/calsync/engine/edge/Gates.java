package dev.calsync.engine.edge;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.EdgeGate;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.policy.SyncMode;
import dev.calsync.store.Hold;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which edges may write (R-L7). What is due of one that may not is held, under a hold whose reason
 * says why, and let go when it may.
 *
 * @param modes what the host says of an owner
 * @param firstRun how many mirrors a first run may write without an approval; empty for any number
 */
public record Gates(Function<OwnerId, SyncMode> modes, OptionalInt firstRun) {

  /** The reason of a hold that waits for the approval of a first run. */
  public static final String FIRST_RUN = "FIRST_RUN";

  private static final Set<String> REASONS =
      Stream.concat(
              Arrays.stream(SyncMode.values()).filter(it -> it != SyncMode.LIVE).map(Enum::name),
              Stream.of(FIRST_RUN))
          .collect(Collectors.toUnmodifiableSet());

  /** Whether a hold is one of an edge that may not write. */
  public static boolean isOurs(Hold hold) {
    return REASONS.contains(hold.reason());
  }

  /** How far an edge goes. */
  public SyncMode mode(OwnerId owner, EdgeRecord edge) {
    return modes.apply(owner).least(edge.gate().mode());
  }

  /** Why an edge may not write; empty if it may. */
  public Optional<String> closed(OwnerId owner, EdgeRecord edge) {
    SyncMode mode = mode(owner, edge);
    if (mode != SyncMode.LIVE) {
      return Optional.of(mode.name());
    }
    return edge.gate().firstRun() == EdgeGate.FirstRun.APPROVED
        ? Optional.empty()
        : Optional.of(FIRST_RUN);
  }

  /** How an edge begins that is made now. */
  public EdgeGate atFirst() {
    return firstRun.isPresent() ? EdgeGate.OPEN.with(EdgeGate.FirstRun.PLANNING) : EdgeGate.OPEN;
  }

  /** Whether a first run that would write so many mirrors waits. */
  EdgeGate.FirstRun judged(long mirrors) {
    return firstRun.isPresent() && mirrors > firstRun.getAsInt()
        ? EdgeGate.FirstRun.WAITING
        : EdgeGate.FirstRun.APPROVED;
  }
}
