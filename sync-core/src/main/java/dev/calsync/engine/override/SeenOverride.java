package dev.calsync.engine.override;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.RemovedOccurrence;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Slot;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRemote;
import java.util.Optional;

/**
 * An occurrence that is an object of its own, as it was read.
 *
 * @param object its names
 * @param series the id of its series, where the provider says it
 * @param slot which occurrence
 * @param shown the hash of what it shows; {@link RemovedOccurrence#HASH} if it was removed
 */
public record SeenOverride(
    SourceObject object, Optional<RemoteId> series, Slot slot, FormHash shown) {

  /** Of a part that is an occurrence; empty for any other. */
  public static Optional<SeenOverride> of(SourcePart part) {
    if (part instanceof SourcePart.Changed changed) {
      EventBody alone = EventBody.single(changed.override().time(), changed.override().details());
      FormHash shown = ShapeForm.hash(MirrorShape.shownBy(alone));
      return Optional.of(
          new SeenOverride(changed.object(), changed.series(), changed.override().slot(), shown));
    }
    return part instanceof SourcePart.CancelledSlot gone
        ? Optional.of(
            new SeenOverride(gone.object(), gone.series(), gone.slot(), RemovedOccurrence.HASH))
        : Optional.empty();
  }

  /** Whether there is nothing to be seen. */
  public boolean isRemoved() {
    return shown.equals(RemovedOccurrence.HASH);
  }

  /** Where it lives. */
  public MirrorRemote remote() {
    return new MirrorRemote(object.id(), object.uid(), object.version());
  }
}
