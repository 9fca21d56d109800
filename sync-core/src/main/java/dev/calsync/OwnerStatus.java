package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.store.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How everything of one owner stands (R-G3).
 *
 * @param connections each account, in the order of their ids
 * @param edges each edge, in the order of their ids
 */
public record OwnerStatus(List<OfConnection> connections, List<OfEdge> edges) {

  /** Copies the lists. */
  public OwnerStatus {
    connections = List.copyOf(connections);
    edges = List.copyOf(edges);
  }

  /**
   * An account.
   *
   * @param connection which
   * @param health the worst of its calendars'
   * @param lastSuccessAt when one of its calendars was last read to the end; empty if none was
   * @param calendars each of its calendars that an edge reads or writes, and those that were read
   */
  public record OfConnection(
      ConnectionId connection,
      Health health,
      Optional<Instant> lastSuccessAt,
      List<OfCalendar> calendars) {

    /** Copies the list. */
    public OfConnection {
      calendars = List.copyOf(calendars);
    }
  }

  /**
   * A calendar.
   *
   * @param calendar which
   * @param health failing before first reading before stale before well
   * @param lastSuccessAt when it was last read to the end, by the store's clock
   * @param age how long ago that is, by the store's clock
   * @param objective how long ago it may be
   * @param quarantined objects that cannot be understood
   * @param problems what failed and is tried again, or was given up: reading it, writing to it
   */
  public record OfCalendar(
      CalendarId calendar,
      Health health,
      Optional<Instant> lastSuccessAt,
      Optional<Duration> age,
      Duration objective,
      long quarantined,
      List<Problem> problems) {

    /** Copies the list. */
    public OfCalendar {
      problems = List.copyOf(problems);
    }

    /**
     * Tells whether it was read as lately as it shall be.
     *
     * @return false, too, if it was never read to the end
     */
    public boolean isFresh() {
      return age.filter(it -> it.compareTo(objective) <= 0).isPresent();
    }
  }

  /**
   * An edge.
   *
   * @param edge which
   * @param health failing before held before that of its source
   * @param lastSuccessAt its mirrors are as its source, or the source read longest ago, was then;
   *     empty while writes wait or something fails, and for the host's own events, which nobody
   *     reads
   * @param pendingWrites mirrors to be written
   * @param openWrites writes that must be looked up
   * @param held mirrors that are held back
   * @param refused mirrors that the target will not take
   * @param holds why mirrors are held back, oldest first
   * @param problems what failed and is tried again, or was given up
   */
  public record OfEdge(
      EdgeId edge,
      Health health,
      Optional<Instant> lastSuccessAt,
      long pendingWrites,
      long openWrites,
      long held,
      long refused,
      List<Hold> holds,
      List<Problem> problems) {

    /** Copies the lists. */
    public OfEdge {
      holds = List.copyOf(holds);
      problems = List.copyOf(problems);
    }
  }
}
