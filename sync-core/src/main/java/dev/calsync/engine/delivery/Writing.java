package dev.calsync.engine.delivery;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.override.Family;
import dev.calsync.event.Slot;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import java.util.Optional;

/** The write that an opened row asks for: a function of the row and the rest of its mirror. */
final class Writing {

  private final MirrorNames names;
  private final Family family;

  Writing(MirrorNames names, Family family) {
    this.names = names;
    this.family = family;
  }

  /** Empty if there is nothing to send: what the row wants was done by the write of its series. */
  Optional<MirrorWrite> of(MirrorRow row) {
    Optional<MirrorRow> series = family.seriesOf(row);
    return series.isPresent() ? override(row, series.get()) : Optional.of(whole(row));
  }

  private MirrorWrite whole(MirrorRow row) {
    if (isToGo(row)) {
      return new MirrorWrite.Delete(there(row).orElseThrow());
    }
    return there(row)
        .<MirrorWrite>map(ref -> new MirrorWrite.Update(ref, form(row)))
        .orElseGet(() -> new MirrorWrite.Create(form(row)));
  }

  private Optional<MirrorWrite> override(MirrorRow row, MirrorRow series) {
    Slot slot = row.key().part().slot();
    if (isToGo(row)) {
      return there(row).filter(ref -> !removes(series, slot)).map(MirrorWrite.Delete::new);
    }
    RemoteId id = series.remote().orElseThrow().id();
    return Optional.of(new MirrorWrite.Changed(id, slot, there(row), form(row)));
  }

  private static boolean removes(MirrorRow series, Slot slot) {
    return series.form().isEmpty()
        || ShapeForm.decode(series.form())
            .recurrence()
            .filter(repeats -> !repeats.removed().contains(slot))
            .isEmpty();
  }

  private static boolean isToGo(MirrorRow row) {
    return row.hashes().attempted().orElseThrow().isAbsent();
  }

  private static Optional<MirrorRef> there(MirrorRow row) {
    return row.remote().map(remote -> new MirrorRef(remote.id(), remote.version()));
  }

  /** An override has the UID of its series. */
  String uid(MirrorRow row) {
    return row.remote()
        .or(() -> family.seriesOf(row).flatMap(MirrorRow::remote))
        .map(MirrorRemote::uid)
        .orElseGet(() -> names.uid(row.identity().hash()));
  }

  private MirrorForm form(MirrorRow row) {
    return new MirrorForm(
        names.objectId(row.identity().hash()),
        uid(row),
        names.mark(row.key().part(), row.identity()),
        row.writes(),
        ShapeForm.decode(row.form()));
  }
}
