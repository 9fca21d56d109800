package dev.calsync.engine.delivery;

import dev.calsync.calendar.EdgeId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.edge.Gates;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.host.IdSource;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what edges that may not write have due from being written (R-L7). Asked once writes are
 * opened and none was begun, so that no mode and no plan changes in between; what an ended edge
 * leaves to be done is its host's command, and passes.
 */
final class Closed {

  private final SyncStore store;
  private final Directory directory;
  private final Gates gates;
  private final IdSource ids;

  Closed(SyncStore store, Directory directory, Gates gates, IdSource ids) {
    this.store = store;
    this.directory = directory;
    this.gates = gates;
    this.ids = ids;
  }

  /** Those that may be written; the others are given back, and held with all that is due beside. */
  List<MirrorRow> passing(JobSlice slice, CalendarRecord target, List<MirrorRow> opened) {
    Map<EdgeId, String> closed = new HashMap<>();
    opened.stream()
        .map(row -> row.key().edge())
        .distinct()
        .forEach(edge -> reason(slice, edge).ifPresent(why -> closed.put(edge, why)));
    List<MirrorRow> kept =
        opened.stream().filter(row -> closed.containsKey(row.key().edge())).toList();
    if (kept.isEmpty()) {
      return opened;
    }
    store
        .mirrors()
        .settleWrites(
            slice.lease(),
            kept.stream().map(row -> OpenedWrites.neverBegun(row.key())).toList(),
            List.of());
    closed.forEach((edge, reason) -> hold(slice, target, edge, reason));
    return opened.stream().filter(row -> !closed.containsKey(row.key().edge())).toList();
  }

  private Optional<String> reason(JobSlice slice, EdgeId id) {
    return directory.findEdge(slice.owner(), id).flatMap(edge -> gates.closed(slice.owner(), edge));
  }

  private void hold(JobSlice slice, CalendarRecord target, EdgeId edge, String reason) {
    HoldId id =
        store.holds().openOf(slice.owner(), edge).stream()
            .filter(hold -> hold.reason().equals(reason))
            .map(Hold::id)
            .findFirst()
            .orElseGet(() -> new HoldId(ids.next()));
    JournalLine line =
        new JournalLine(
            "EDGE_HELD",
            slice.runId(),
            target.id(),
            Optional.of(edge),
            "",
            reason,
            Map.of("hold", id.value()));
    int held =
        store
            .holds()
            .holdDue(
                slice.lease(), target.id(), Hold.opened(id, edge, reason, 0, Duration.ZERO), line);
    slice.count("held", held);
  }
}
