package dev.calsync.engine.reconcile;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.mirror.SpoiledObject;
import dev.calsync.event.MirrorShape;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Settlement;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks a mirror up and says what became of its open write. What the target shows decides: the
 * attempted form means that the write happened; anything else, that it did not, or that somebody
 * came after it.
 */
public final class LookUp {

  private final MirrorNames names;
  private final Recognition recognition;

  /**
   * Look-ups under an installation.
   *
   * @param names identities and marks
   */
  public LookUp(MirrorNames names) {
    this.names = names;
    this.recognition = new Recognition(names);
  }

  /** What became of the open write of a row, of which no answer is known. */
  public Settlement settle(Access access, MirrorRow row) {
    return settle(access, row, row.remote().isPresent());
  }

  /**
   * What to do after a write met something else. Where nothing is found, the id itself is refused:
   * it was used before, and must not be tried for ever (FLT-5).
   */
  public Settlement afterConflict(Access access, MirrorRow row) {
    return settle(access, row, true);
  }

  private Settlement settle(Access access, MirrorRow row, boolean idIsUsed) {
    FormHash attempted = row.hashes().attempted().orElseThrow();
    String id = names.objectId(row.identity().hash());
    Optional<RemoteId> known = row.remote().map(MirrorRemote::id);
    Optional<SourcePart> there = access.writer().findMirror(access.call(), access.ref(), id, known);
    return there
        .flatMap(part -> part.names().map(object -> found(row, attempted, part, object)))
        .orElseGet(() -> attempted.isAbsent() ? deleted(row) : notThere(row, idIsUsed));
  }

  private Settlement found(
      MirrorRow row, FormHash attempted, SourcePart part, SourceObject object) {
    if (!isOurs(row, object)) {
      // Somebody else's event lives there: it is not touched, and our mirror takes another id
      // (FLT-6, INV-13).
      return attempted.isAbsent()
          ? deleted(row)
          : at(row, Optional.empty(), FormHash.ABSENT, names.next(row.identity()));
    }
    FormHash seen = shown(part);
    Optional<MirrorRemote> remote =
        Optional.of(new MirrorRemote(object.id(), object.uid(), object.version()));
    return seen.equals(attempted)
        ? new Settlement.Applied(row.key(), remote, seen)
        : at(row, remote, seen, row.identity());
  }

  /** By mark or UID; what cannot be read any more is ours if it lies where our mirror lay. */
  private boolean isOurs(MirrorRow row, SourceObject object) {
    boolean claimed =
        recognition.claimedIdentity(object).filter(row.identity().hash()::equals).isPresent();
    boolean sameUid = row.remote().filter(remote -> remote.uid().equals(object.uid())).isPresent();
    boolean spoiled =
        object.uid().isEmpty() && row.remote().filter(r -> r.id().equals(object.id())).isPresent();
    return claimed || sameUid || spoiled;
  }

  private static FormHash shown(SourcePart part) {
    if (part instanceof SourcePart.Whole whole) {
      return ShapeForm.hash(MirrorShape.shownBy(whole.body()));
    }
    if (part instanceof SourcePart.Master master) {
      return ShapeForm.hash(MirrorShape.shownBy(master.body()));
    }
    return SpoiledObject.hash(
        part instanceof SourcePart.Unreadable unreadable
            ? FormBytes.of(unreadable.raw())
            : FormBytes.NONE);
  }

  private static Settlement deleted(MirrorRow row) {
    return new Settlement.Applied(row.key(), Optional.empty(), FormHash.ABSENT);
  }

  /**
   * A create that never arrived may use its id; a mirror that was there and is gone takes another
   * (FLT-5, FLT-17).
   */
  private Settlement notThere(MirrorRow row, boolean idIsUsed) {
    MirrorIdentity identity = idIsUsed ? names.next(row.identity()) : row.identity();
    return at(row, Optional.empty(), FormHash.ABSENT, identity);
  }

  private static Settlement at(
      MirrorRow row, Optional<MirrorRemote> remote, FormHash seen, MirrorIdentity identity) {
    return new Settlement.NotApplied(
        row.key(), Optional.of(new Settlement.Found(remote, seen, identity)), "", Duration.ZERO);
  }
}
