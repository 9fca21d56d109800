package dev.calsync.engine.directory;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.StoreException;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Finds and keeps connections, calendars and edges. An id of another owner is simply not there
 * (INV-23).
 */
public final class Directory {

  private static final int PAGE = 200;

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
    return records
        .find(owner, RecordKind.CONNECTION, id.value())
        .map(row -> RecordJson.connection(row.key(), row.body()))
        .orElseThrow(() -> unknown("connection", id.value()));
  }

  /** A calendar that must be there. */
  public CalendarRecord calendar(OwnerId owner, CalendarId id) {
    return findCalendar(owner, id).orElseThrow(() -> unknown("calendar", id.value()));
  }

  /** A calendar. */
  public Optional<CalendarRecord> findCalendar(OwnerId owner, CalendarId id) {
    return records
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

  /** All calendars of an owner. */
  public List<CalendarRecord> calendars(OwnerId owner) {
    return all(owner, RecordKind.CALENDAR, RecordJson::calendar);
  }

  /** All edges of an owner. */
  public List<EdgeRecord> edges(OwnerId owner) {
    return all(owner, RecordKind.EDGE, RecordJson::edge);
  }

  /** The edges that read a calendar. */
  public List<EdgeRecord> edgesFrom(OwnerId owner, CalendarId source) {
    return edges(owner).stream().filter(edge -> edge.source().equals(source)).toList();
  }

  /** The edges that write to a calendar. */
  public List<EdgeRecord> edgesTo(OwnerId owner, CalendarId target) {
    return edges(owner).stream().filter(edge -> edge.target().equals(target)).toList();
  }

  /** Keeps a connection, new or changed. */
  public void keep(OwnerId owner, ConnectionRecord connection) {
    put(owner, RecordKind.CONNECTION, connection.id().value(), RecordJson.write(connection));
  }

  /** Keeps a calendar, new or changed. */
  public void keep(OwnerId owner, CalendarRecord calendar) {
    put(owner, RecordKind.CALENDAR, calendar.id().value(), RecordJson.write(calendar));
  }

  /** Keeps an edge, new or changed. */
  public void keep(OwnerId owner, EdgeRecord edge) {
    put(owner, RecordKind.EDGE, edge.id().value(), RecordJson.write(edge));
  }

  private void put(OwnerId owner, RecordKind kind, String key, String body) {
    Optional<OwnedRecord> known = records.find(owner, kind, key);
    if (known.map(OwnedRecord::body).filter(body::equals).isPresent()) {
      return;
    }
    long version = known.map(OwnedRecord::version).orElse(0L);
    if (records.put(owner, kind, key, version, body).isEmpty()) {
      throw new StoreException(
          "RECORD_CHANGED",
          "The " + kind.name() + " " + key + " was changed by somebody else; try again",
          null,
          true);
    }
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

  private static CalsyncException unknown(String what, String id) {
    return new CalsyncException("NOT_FOUND", "There is no " + what + " " + id + " of this owner");
  }
}
