package dev.calsync.agenda;

import java.time.Instant;
import java.util.List;

/**
 * When an owner's time is taken between two instants: merged blocks that say nothing of what takes
 * it. They do not overlap; where several events want the same time, the strongest has it: absence
 * before busy before tentative. Blocks of one kind that touch are one.
 *
 * @param from the first instant
 * @param to the first instant after it
 * @param blocks in order, within these bounds
 * @param gaps events of which something may be missing; sorted by calendar and event
 */
public record BusyTimes(Instant from, Instant to, List<BusyBlock> blocks, List<AgendaGap> gaps) {

  /** Copies the lists. */
  public BusyTimes {
    blocks = List.copyOf(blocks);
    gaps = List.copyOf(gaps);
  }

  /**
   * Tells whether everything is considered that is known to take place.
   *
   * @return false if there are gaps: time without a block may be taken all the same
   */
  public boolean isComplete() {
    return gaps.isEmpty();
  }
}
