package dev.calsync.store;

import java.util.Map;

/**
 * How an edge stands. An event counts once, however many parts it has.
 *
 * @param events events with a mirror that is wanted, or still there (applied) without being held
 *     back
 * @param aheadByAbsence events of those whose deletion was read but not planned yet, derived from
 *     absence
 * @param aheadByTombstone the same, told by the provider
 * @param recentByAbsence events that are still deleted and whose removal was planned within the
 *     time asked for, derived from absence, and free to go: a removal that was held, and let go
 *     later, is not counted; {@code events} need not contain them
 * @param recentByTombstone the same, told by the provider
 * @param parts mirror parts by state, tombstones left out
 */
public record EdgeTally(
    long events,
    long aheadByAbsence,
    long aheadByTombstone,
    long recentByAbsence,
    long recentByTombstone,
    Map<MirrorState, Long> parts) {

  /** Copies the counts. */
  public EdgeTally {
    parts = Map.copyOf(parts);
  }

  /**
   * Parts in a state.
   *
   * @param state which
   * @return how many
   */
  public long parts(MirrorState state) {
    return parts.getOrDefault(state, 0L);
  }
}
