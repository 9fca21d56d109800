package dev.calsync.engine.delivery;

import dev.calsync.connector.RemoteId;
import dev.calsync.engine.override.Family;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Settlement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Objects that go by another name. A series that goes to another zone calls its occurrences
 * otherwise, and where the target has one object for an instant, what the new name wants was
 * written to the object that the old name leaves: that is not deleted (SEM-38). Where it is not
 * known what became of such a write, the delete waits.
 */
final class Renamed {

  private record Place(String series, RemoteId id) {}

  private final Map<Place, MirrorKey> living = new HashMap<>();
  private final Set<String> unknown = new HashSet<>();

  /**
   * After the turns before deletes.
   *
   * @param family all parts of the mirrors
   * @param opened what was to be written
   * @param settled what is known of it
   */
  Renamed(Family family, List<MirrorRow> opened, List<OpenedWrites.Settled> settled) {
    family.rows().values().stream()
        .filter(row -> row.key().part().isOverride() && !row.hashes().desired().isAbsent())
        .forEach(row -> row.remote().ifPresent(it -> lives(row, it.id())));
    Set<MirrorKey> known = new HashSet<>();
    for (OpenedWrites.Settled it : settled) {
      known.add(it.row().key());
      it.settlement()
          .match(
              applied -> {
                applied.remote().ifPresent(there -> lives(it.row(), there.id()));
                return it;
              },
              failed -> it);
    }
    opened.stream()
        .filter(row -> Turn.of(row) != Turn.DELETE && !known.contains(row.key()))
        .forEach(row -> unknown.add(series(row)));
  }

  private void lives(MirrorRow row, RemoteId id) {
    if (row.key().part().isOverride()) {
      living.put(new Place(series(row), id), row.key());
    }
  }

  private static String series(MirrorRow row) {
    return row.key().edge() + " " + row.key().uid();
  }

  /** Those that are to be deleted; of the others it is said what becomes of them. */
  List<MirrorRow> sparing(List<MirrorRow> deletes, List<OpenedWrites.Settled> settled) {
    List<MirrorRow> left = new ArrayList<>(deletes.size());
    for (MirrorRow row : deletes) {
      if (isRenamed(row)) {
        Settlement gone = new Settlement.Applied(row.key(), Optional.empty(), FormHash.ABSENT);
        settled.add(OpenedWrites.Settled.known(row, gone, Evidence.MET_AT_TARGET));
      } else if (row.key().part().isOverride() && unknown.contains(series(row))) {
        settled.add(OpenedWrites.Settled.told(row, OpenedWrites.neverBegun(row.key())));
      } else {
        left.add(row);
      }
    }
    return left;
  }

  private boolean isRenamed(MirrorRow row) {
    return row.key().part().isOverride()
        && row.remote()
            .map(it -> living.get(new Place(series(row), it.id())))
            .filter(other -> !other.equals(row.key()))
            .isPresent();
  }
}
