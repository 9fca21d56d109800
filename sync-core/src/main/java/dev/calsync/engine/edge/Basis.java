package dev.calsync.engine.edge;

import dev.calsync.event.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an edge was planned with, and up to when. Other terms re-project the whole edge; time that
 * passed, and zone data that changed, re-project what they concern (SEM-11, SEM-25, SEM-46).
 *
 * @param terms policy, projection, capabilities, the owner's zone
 * @param zoneData the version of the zone data
 * @param looked the time that was looked at: the window, or the reach of occurrences, if it matters
 * @param keptFrom what ended before is not kept
 */
record Basis(String terms, String zoneData, TimeRange looked, Instant keptFrom) {

  private static final String BETWEEN = "|";

  /** Reads what {@link #text} wrote; empty for an edge that never planned, or in another format. */
  static Optional<Basis> parse(String text) {
    String[] said = text.split("\\|", -1);
    try {
      return said.length == 5
          ? Optional.of(
              new Basis(said[0], said[1], range(said[2], said[3]), Instant.parse(said[4])))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(Instant.parse(from), Instant.parse(to));
  }

  String text() {
    return String.join(
        BETWEEN,
        terms,
        zoneData,
        looked.from().toString(),
        looked.to().toString(),
        keptFrom.toString());
  }

  /** The same, with more that it was planned with. */
  Basis and(String more) {
    return new Basis(terms + "," + more, zoneData, looked, keptFrom);
  }

  /** The same, planned with other zone data. */
  Basis with(String otherZoneData) {
    return new Basis(terms, otherZoneData, looked, keptFrom);
  }

  /**
   * The stretches of time that are looked at now and were not, and those in which what ended is
   * kept no longer.
   */
  List<TimeRange> strips(Basis now) {
    List<TimeRange> strips = new ArrayList<>();
    add(later(looked.to(), now.looked.from()), now.looked.to(), strips);
    add(now.looked.from(), earlier(looked.from(), now.looked.to()), strips);
    add(keptFrom, now.keptFrom, strips);
    return strips;
  }

  private static void add(Instant from, Instant to, List<TimeRange> strips) {
    if (from.isBefore(to)) {
      strips.add(new TimeRange(from, to));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
