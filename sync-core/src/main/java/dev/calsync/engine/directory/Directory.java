package dev.calsync.engine.directory;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.StoreException;
import dev.calsync.policy.ConnectionPreferences;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import dev.calsync.store.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Finds and keeps connections, calendars and edges. An id of another owner is simply not there
 * (INV-23).
 */
public final class Directory {

  private static final int PAGE = 200;
  private static final int TRIES = 20;
  private static final RecordKind OBJECTIVE = new RecordKind("freshness_objective");
  private static final RecordKind LINEAGE = new RecordKind("series_lineage");

  private final RecordStore records;

  /**
   * A directory over a store.
   *
   * @param records where the records live
   */
  public Directory(RecordStore records) {
    this.records = records;
  }

  /** A connection that must be there. */
  public ConnectionRecord connection(OwnerId owner, ConnectionId id) {
    return OwnCalendar.is(id) ? OwnCalendar.connection() : kept(owner, id);
  }

  private ConnectionRecord kept(OwnerId owner, ConnectionId id) {
    return findConnection(owner, id).orElseThrow(() -> unknown("connection", id.value()));
  }

  /** A connection that may be gone. */
  public Optional<ConnectionRecord> findConnection(OwnerId owner, ConnectionId id) {
    return records
        .find(owner, RecordKind.CONNECTION, id.value())
        .map(row -> RecordJson.connection(row.key(), row.body()));
  }

  /**
   * The owner's addresses at a provider, in lower case: the account's name if it is one (SEM-8).
   */
  public Set<String> addresses(OwnerId owner, ConnectionId id) {
    return connection(owner, id).addresses();
  }

  /** A calendar that must be there. */
  public CalendarRecord calendar(OwnerId owner, CalendarId id) {
    return findCalendar(owner, id).orElseThrow(() -> unknown("calendar", id.value()));
  }

  /** A calendar. */
  public Optional<CalendarRecord> findCalendar(OwnerId owner, CalendarId id) {
    return OwnCalendar.is(id)
        ? Optional.of(OwnCalendar.of(owner))
        : records
            .find(owner, RecordKind.CALENDAR, id.value())
            .map(row -> RecordJson.calendar(row.key(), row.body()));
  }

  /** An edge that must be there. */
  public EdgeRecord edge(OwnerId owner, EdgeId id) {
    return findEdge(owner, id).orElseThrow(() -> unknown("edge", id.value()));
  }

  /** An edge. */
  public Optional<EdgeRecord> findEdge(OwnerId owner, EdgeId id) {
    return records
        .find(owner, RecordKind.EDGE, id.value())
        .map(row -> RecordJson.edge(row.key(), row.body()));
  }

  /** All connections of an owner. */
  public List<ConnectionRecord> connections(OwnerId owner) {
    return all(owner, RecordKind.CONNECTION, RecordJson::connection);
  }

  /** All calendars that an owner's events stand in: those of providers, and the host's own. */
  public List<CalendarRecord> sources(OwnerId owner) {
    List<CalendarRecord> sources = new ArrayList<>(calendars(owner));
    sources.add(OwnCalendar.of(owner));
    return sources;
  }

  /** All calendars of an owner's accounts. */
  public List<CalendarRecord> calendars(OwnerId owner) {
    return all(owner, RecordKind.CALENDAR, RecordJson::calendar);
  }

  /** All edges of an owner. */
  public List<EdgeRecord> edges(OwnerId owner) {
    return all(owner, RecordKind.EDGE, RecordJson::edge);
  }

  /** The edges that read a calendar. */
  public List<EdgeRecord> edgesFrom(OwnerId owner, CalendarId source) {
    return edges(owner).stream().filter(edge -> edge.sources().contains(source)).toList();
  }

  /** The edges that write to a calendar. */
  public List<EdgeRecord> edgesTo(OwnerId owner, CalendarId target) {
    return edges(owner).stream().filter(edge -> edge.target().equals(target)).toList();
  }

  /**
   * Makes or changes a connection.
   *
   * @param owner whose
   * @param id which
   * @param next from the connection as it is to what it shall be, with what is told of that; empty
   *     to leave it as it is. Asked again if somebody else was faster.
   * @return what is kept now, if it was changed
   */
  public Optional<ConnectionRecord> keepConnection(
      OwnerId owner,
      ConnectionId id,
      Function<Optional<ConnectionRecord>, Optional<ToldConnection>> next) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<OwnedRecord> known = records.find(owner, RecordKind.CONNECTION, id.value());
      Optional<ToldConnection> then =
          next.apply(known.map(row -> RecordJson.connection(row.key(), row.body())));
      if (then.isEmpty()) {
        return Optional.empty();
      }
      long version = known.map(OwnedRecord::version).orElse(0L);
      String body = RecordJson.write(then.get().record());
      if (records
          .putAndTell(owner, RecordKind.CONNECTION, id.value(), version, body, then.get().told())
          .isPresent()) {
        return then.map(ToldConnection::record);
      }
    }
    throw overtaken(RecordKind.CONNECTION, id.value());
  }

  /** A connection as it shall be, with what is told of the change. */
  public record ToldConnection(ConnectionRecord record, Told told) {}

  /** Keeps a calendar, new or changed. */
  public void keep(OwnerId owner, CalendarRecord calendar) {
    put(owner, RecordKind.CALENDAR, calendar.id().value(), RecordJson.write(calendar));
  }

  /** Which series an event goes on with. */
  public Optional<SeriesLineage> lineage(OwnerId owner, CalendarId calendar, String uid) {
    return records
        .find(owner, LINEAGE, NaturalKeys.event(calendar, uid))
        .map(row -> RecordJson.lineage(row.body()));
  }

  /** Keeps which series an event goes on with. */
  public void keepLineage(OwnerId owner, CalendarId calendar, String uid, SeriesLineage lineage) {
    put(owner, LINEAGE, NaturalKeys.event(calendar, uid), RecordJson.write(lineage));
  }

  /** What the owner prefers for a connection. */
  public ConnectionPreferences preferences(OwnerId owner, ConnectionId id) {
    return records
        .find(owner, RecordKind.PREFERENCES, id.value())
        .map(row -> ConnectionPreferences.fromJson(row.body()))
        .orElse(ConnectionPreferences.USUAL);
  }

  /** Keeps what the owner prefers for a connection. */
  public void keepPreferences(OwnerId owner, ConnectionId id, ConnectionPreferences preferences) {
    put(owner, RecordKind.PREFERENCES, id.value(), preferences.toJson());
  }

  /** How fresh each calendar shall be, where the host said so. */
  public Map<CalendarId, Duration> objectives(OwnerId owner) {
    Map<CalendarId, Duration> objectives = new HashMap<>();
    all(owner, OBJECTIVE, (key, body) -> Map.entry(CalendarId.of(key), Duration.parse(body)))
        .forEach(it -> objectives.put(it.getKey(), it.getValue()));
    return objectives;
  }

  /** Keeps how fresh a calendar shall be. */
  public void keepObjective(OwnerId owner, CalendarId calendar, Duration objective) {
    put(owner, OBJECTIVE, calendar.value(), objective.toString());
  }

  /** A limit that a calendar was found to have; whatever depends on it is projected again. */
  public void limit(OwnerId owner, CalendarId id, SeriesSupport.Limit limit) {
    change(owner, id, calendar -> calendar.limited(limit));
  }

  /** A calendar as its provider describes it now; answers what is kept of it from now on. */
  public CalendarRecord renew(OwnerId owner, CalendarId id, Capabilities said) {
    return change(owner, id, calendar -> calendar.renewed(said));
  }

  private CalendarRecord change(OwnerId owner, CalendarId id, UnaryOperator<CalendarRecord> next) {
    String body =
        put(
            owner,
            RecordKind.CALENDAR,
            id.value(),
            was ->
                was.map(text -> RecordJson.calendar(id.value(), text))
                    .map(next)
                    .map(RecordJson::write)
                    .orElseThrow(() -> unknown("calendar", id.value())));
    return RecordJson.calendar(id.value(), body);
  }

  /**
   * Makes or changes an edge.
   *
   * @param owner whose
   * @param id which
   * @param next from the edge as it is to the edge as it shall be; asked again if somebody else was
   *     faster, so that no change is made of an edge that is no more (INV-9)
   * @return what is kept now
   */
  public EdgeRecord keepEdge(
      OwnerId owner, EdgeId id, Function<Optional<EdgeRecord>, EdgeRecord> next) {
    String body =
        put(
            owner,
            RecordKind.EDGE,
            id.value(),
            was ->
                RecordJson.write(next.apply(was.map(text -> RecordJson.edge(id.value(), text)))));
    return RecordJson.edge(id.value(), body);
  }

  private void put(OwnerId owner, RecordKind kind, String key, String body) {
    put(owner, kind, key, was -> body);
  }

  /** Whoever is overtaken looks again: somebody else got on, so this ends. */
  private String put(
      OwnerId owner, RecordKind kind, String key, Function<Optional<String>, String> next) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<OwnedRecord> known = records.find(owner, kind, key);
      Optional<String> was = known.map(OwnedRecord::body);
      String body = next.apply(was);
      long version = known.map(OwnedRecord::version).orElse(0L);
      if (was.filter(body::equals).isPresent()
          || records.put(owner, kind, key, version, body).isPresent()) {
        return body;
      }
    }
    throw overtaken(kind, key);
  }

  private static StoreException overtaken(RecordKind kind, String key) {
    return new StoreException(
        "RECORD_CHANGED",
        "The " + kind.name() + " " + key + " was changed by somebody else; try again",
        null,
        true);
  }

  private <T> List<T> all(OwnerId owner, RecordKind kind, BiFunction<String, String, T> read) {
    List<T> all = new ArrayList<>();
    List<OwnedRecord> page = records.page(owner, kind, "", PAGE);
    while (!page.isEmpty()) {
      page.forEach(row -> all.add(read.apply(row.key(), row.body())));
      page =
          page.size() < PAGE
              ? List.of()
              : records.page(owner, kind, page.get(page.size() - 1).key(), PAGE);
    }
    return all;
  }

  /** What to say of an id that the owner has nothing under. */
  public static CalsyncException unknown(String what, String id) {
    return new CalsyncException("NOT_FOUND", "There is no " + what + " " + id + " of this owner");
  }
}
