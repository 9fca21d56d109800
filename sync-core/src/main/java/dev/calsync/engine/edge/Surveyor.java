package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.policy.AlreadyPresent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds what surrounds an edge: three questions, however many calendars and edges there are. */
public final class Surveyor {

  private final Directory directory;
  private final TimeFrame frame;
  private final SeriesExpander expander;

  /**
   * A surveyor.
   *
   * @param directory calendars and edges
   * @param frame zone rules and the owner's zone
   * @param expander finds occurrences
   */
  public Surveyor(Directory directory, TimeFrame frame, SeriesExpander expander) {
    this.directory = directory;
    this.frame = frame;
    this.expander = expander;
  }

  /** What surrounds an edge at a moment. */
  public Surroundings around(OwnerId owner, EdgeRecord edge, Instant now) {
    Land land = new Land(directory.sources(owner), directory.connections(owner));
    List<EdgeScope> rivals =
        directory.edgesTo(owner, edge.target()).stream()
            .filter(other -> !other.id().equals(edge.id()) && !other.merges())
            .map(other -> scope(land, other, now))
            .toList();
    return new Surroundings(scope(land, edge, now), rivals, land.addresses());
  }

  private EdgeScope scope(Land land, EdgeRecord edge, Instant now) {
    CalendarRecord source = land.calendar(edge.source());
    CalendarRecord target = land.calendar(edge.target());
    EdgeTerms.Ends ends =
        new EdgeTerms.Ends(source, target, land.addresses(source), frame, expander);
    AlreadyPresent where = edge.policy().alreadyPresent();
    return new EdgeScope(EdgeTerms.at(now, edge, ends), land.scope(where, source, target));
  }

  /** All calendars of an owner. */
  private record Land(
      Map<CalendarId, CalendarRecord> calendars, Map<ConnectionId, ConnectionRecord> connections) {

    Land(List<CalendarRecord> calendars, List<ConnectionRecord> connections) {
      this(by(calendars, CalendarRecord::id), by(connections, ConnectionRecord::id));
    }

    private static <K, V> Map<K, V> by(Collection<V> values, Function<V, K> key) {
      return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    CalendarRecord calendar(CalendarId id) {
      CalendarRecord known = calendars.get(id);
      if (known == null) {
        throw Directory.unknown("calendar", id.value());
      }
      return known;
    }

    Set<String> addresses(CalendarRecord calendar) {
      ConnectionRecord connection = connections.get(calendar.ref().connection());
      return connection == null ? Set.of() : connection.addresses();
    }

    Map<CalendarId, Set<String>> addresses() {
      return calendars.values().stream()
          .collect(Collectors.toMap(CalendarRecord::id, this::addresses));
    }

    Set<CalendarId> scope(AlreadyPresent where, CalendarRecord source, CalendarRecord target) {
      Predicate<CalendarRecord> inside =
          switch (where) {
            case TARGET_CALENDAR -> target::equals;
            case TARGET_ACCOUNT ->
                each -> each.ref().connection().equals(target.ref().connection());
            case ALL_CALENDARS -> each -> true;
          };
      return calendars.values().stream()
          .filter(inside)
          .filter(each -> !isSame(each, source))
          .map(CalendarRecord::id)
          .collect(Collectors.toSet());
    }

    /** A calendar that is reached through two accounts is one, and no copy of itself (FLT-61). */
    private boolean isSame(CalendarRecord one, CalendarRecord other) {
      return one.ref().providerId().equals(other.ref().providerId())
          && connector(one).equals(connector(other));
    }

    private String connector(CalendarRecord calendar) {
      ConnectionRecord connection = connections.get(calendar.ref().connection());
      return connection == null ? calendar.id().value() : connection.connector().value();
    }
  }
}
