package dev.calsync.engine.intake;

import dev.calsync.connector.SourceObject;
import dev.calsync.engine.mirror.Mark;
import dev.calsync.engine.mirror.Mending;
import dev.calsync.event.EventBody;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.SourceItem;
import java.util.Optional;

/** What is remembered of objects that are no events of the user's own. */
final class ObjectItems {

  private ObjectItems() {}

  /** A copy of a mirror (SEM-43). */
  static SourceItem copy(SourceObject object, FormHash shown) {
    return item(object, shown, ItemState.COPY);
  }

  /** A mirror by its row alone: whatever mark it carries tells nothing. */
  static SourceItem defective(SourceObject object, Mending mending) {
    SourceObject bare =
        new SourceObject(object.id(), object.uid(), object.version(), Optional.empty());
    return item(bare, mending.hash(), ItemState.MANAGED);
  }

  /** Remembered with its first slot, so that a series goes on where it began (SEM-9, R-F5). */
  static SourceItem found(SourceObject object, FormHash shown, Mark mark, EventBody body) {
    return new SourceItem(
        object.id(),
        object.uid(),
        Optional.empty(),
        body.recurrence().map(any -> body.time().startSlot().text()),
        object.version(),
        shown,
        ItemState.MANAGED,
        object.mark(),
        Optional.of(mark.lineage()),
        Optional.empty());
  }

  private static SourceItem item(SourceObject object, FormHash shown, ItemState state) {
    return new SourceItem(
        object.id(),
        object.uid(),
        Optional.empty(),
        Optional.empty(),
        object.version(),
        shown,
        state,
        object.mark(),
        Optional.empty(),
        Optional.empty());
  }
}
