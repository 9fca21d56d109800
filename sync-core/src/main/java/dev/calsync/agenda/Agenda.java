package dev.calsync.agenda;

import java.time.Instant;
import java.util.List;

/**
 * What takes place between two instants: single events, and the occurrences of series with their
 * changes. Events of the user's own only; mirrors of ours are never listed. What is cancelled is
 * left out.
 *
 * @param from the first instant
 * @param to the first instant after it
 * @param entries sorted by their beginning, then by their end
 * @param gaps events of which something is missing here, or may be; sorted by calendar and event
 */
public record Agenda(Instant from, Instant to, List<AgendaEntry> entries, List<AgendaGap> gaps) {

  /** Copies the lists. */
  public Agenda {
    entries = List.copyOf(entries);
    gaps = List.copyOf(gaps);
  }

  /**
   * Tells whether everything is listed that is known to take place.
   *
   * @return false if there are gaps
   */
  public boolean isComplete() {
    return gaps.isEmpty();
  }
}
