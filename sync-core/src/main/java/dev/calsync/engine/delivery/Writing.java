package dev.calsync.engine.delivery;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import java.util.Optional;

/** The write that an opened row asks for: a function of the row. */
final class Writing {

  private final MirrorNames names;

  Writing(MirrorNames names) {
    this.names = names;
  }

  MirrorWrite of(MirrorRow row) {
    FormHash attempted = row.hashes().attempted().orElseThrow();
    Optional<MirrorRef> there =
        row.remote().map(remote -> new MirrorRef(remote.id(), remote.version()));
    if (attempted.isAbsent()) {
      return new MirrorWrite.Delete(there.orElseThrow());
    }
    return there
        .<MirrorWrite>map(ref -> new MirrorWrite.Update(ref, form(row)))
        .orElseGet(() -> new MirrorWrite.Create(form(row)));
  }

  String uid(MirrorRow row) {
    return row.remote().map(MirrorRemote::uid).orElseGet(() -> names.uid(row.identity().hash()));
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
