package dev.calsync.engine.directory;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.policy.Mirrors;
import dev.calsync.store.AuditLine;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import dev.calsync.store.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edges that ended and still have mirrors to see to. An edge that ends is no edge any more for
 * whoever asks the {@link Directory}, from one moment on (FLT-60): so no plan of it is made, and
 * what it suppressed is shown by others.
 */
public final class Endings {

  private static final RecordKind ENDED = new RecordKind("ended_edge");
  private static final int PAGE = 200;

  private final RecordStore records;

  /**
   * The endings of an installation.
   *
   * @param records where they are kept
   */
  public Endings(RecordStore records) {
    this.records = records;
  }

  /** An ending as it was read. */
  public record Read(EndedEdge ended, long version) {}

  /** What is to be done about an edge that ended; empty if all is done, or it did not end. */
  public Optional<Read> find(OwnerId owner, EdgeId edge) {
    return records.find(owner, ENDED, edge.value()).map(Endings::read);
  }

  /** All edges of an owner that ended, by their ids. */
  public List<EndedEdge> all(OwnerId owner) {
    List<EndedEdge> all = new ArrayList<>();
    List<OwnedRecord> page = records.page(owner, ENDED, "", PAGE);
    while (!page.isEmpty()) {
      page.forEach(row -> all.add(read(row).ended()));
      page = records.page(owner, ENDED, page.get(page.size() - 1).key(), PAGE);
    }
    return all;
  }

  /** Those of them whose target is a calendar of a connection. */
  public List<EndedEdge> at(OwnerId owner, ConnectionId connection, Directory directory) {
    return all(owner).stream()
        .filter(
            it ->
                directory
                    .findCalendar(owner, it.edge().target())
                    .filter(target -> target.ref().connection().equals(connection))
                    .isPresent())
        .toList();
  }

  /** An edge is to end. Written down before it goes, so that it cannot go unnoticed. */
  public void begin(OwnerId owner, EdgeRecord edge, Mirrors mirrors) {
    String key = edge.id().value();
    long version = records.find(owner, ENDED, key).map(OwnedRecord::version).orElse(0L);
    AuditLine asked =
        new AuditLine(owner.value(), "REMOVE_EDGE", "edge:" + key, "MIRRORS_" + mirrors.name());
    Told told = new Told(List.of(), List.of(asked));
    String body = RecordJson.write(EndedEdge.of(edge, mirrors));
    // Whoever was faster ended it as well.
    records.putAndTell(owner, ENDED, key, version, body, told);
  }

  /**
   * Takes an edge that ended out of the directory, unless it was done before.
   *
   * @return false, and nothing taken, if there is another one in its place: it was changed or made
   *     anew since
   */
  public boolean takeOut(OwnerId owner, EdgeRecord ended) {
    String key = ended.id().value();
    Optional<OwnedRecord> there = records.find(owner, RecordKind.EDGE, key);
    boolean isThat = there.filter(it -> it.body().equals(RecordJson.write(ended))).isPresent();
    return there.isEmpty()
        || (isThat && records.remove(owner, RecordKind.EDGE, key, there.get().version()));
  }

  /**
   * The ending gets on.
   *
   * @return false, and nothing kept, if it is not any more as it was read
   */
  public boolean keep(OwnerId owner, Read was, EndedEdge now, Told told) {
    String key = now.edge().id().value();
    return records
        .putAndTell(owner, ENDED, key, was.version(), RecordJson.write(now), told)
        .isPresent();
  }

  /** All is done, or the edge was made anew. */
  public void drop(OwnerId owner, EdgeId edge) {
    records
        .find(owner, ENDED, edge.value())
        .ifPresent(it -> records.remove(owner, ENDED, edge.value(), it.version()));
  }

  private static Read read(OwnedRecord row) {
    return new Read(RecordJson.ended(row.key(), row.body()), row.version());
  }
}
