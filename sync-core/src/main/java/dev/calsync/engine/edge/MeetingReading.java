package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.projection.Known;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SyncStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the store for copies of meetings: one question for all of them, and one for each other edge
 * that reads some.
 */
public final class MeetingReading {

  private final SyncStore store;

  /**
   * A reading.
   *
   * @param store what is asked
   */
  public MeetingReading(SyncStore store) {
    this.store = store;
  }

  /** The copies of some meetings, at most 1,000. */
  public List<Copy> copies(OwnerId owner, Set<String> meetings) {
    return meetings.isEmpty()
        ? List.of()
        : store.sources().copies(owner, meetings).stream().map(Copy::of).toList();
  }

  /** The meetings of these copies. */
  public Meetings meetings(OwnerId owner, Surroundings around, Collection<Copy> copies) {
    Map<EdgeId, Map<String, Known>> known = new HashMap<>();
    for (EdgeScope rival : around.rivals()) {
      Set<String> uids = uids(copies, rival.terms().source().id());
      if (!uids.isEmpty()) {
        EdgeId edge = rival.terms().edge().id();
        known.put(edge, known(store.targets().ofEvents(owner, edge, uids), rival.terms()));
      }
    }
    return new Meetings(around, copies, known);
  }

  private static Set<String> uids(Collection<Copy> copies, CalendarId calendar) {
    return copies.stream()
        .filter(copy -> copy.calendar().equals(calendar))
        .map(Copy::uid)
        .collect(Collectors.toSet());
  }

  private static Map<String, Known> known(List<MirrorRow> rows, EdgeTerms terms) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.key().uid(),
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    mirror -> KnownParts.of(EdgeProjection.There.rows(mirror), terms))));
  }
}
