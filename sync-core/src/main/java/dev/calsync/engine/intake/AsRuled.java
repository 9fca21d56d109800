package dev.calsync.engine.intake;

import dev.calsync.connector.SourcePart;
import dev.calsync.engine.canonical.Bounds;
import dev.calsync.engine.canonical.SeriesFold;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.event.EventBody;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import dev.calsync.failure.StoreException;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.FormBytes;
import dev.calsync.store.ItemState;
import dev.calsync.store.SourceItem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An occurrence whose object is gone is as its series says: a provider drops changed and cancelled
 * occurrences where a series moves away from them. A cancelled one is an object, too, as long as it
 * is cancelled.
 */
final class AsRuled {

  private AsRuled() {}

  /** Which occurrence an object of an origin was. */
  static Optional<Slot> slotOf(SourceItem item) {
    return item.state() == ItemState.MANAGED || item.state() == ItemState.COPY
        ? Optional.empty()
        : item.slot().map(Slot::parse);
  }

  /** The event as its series says it in some slots, by what a page read of the series itself. */
  static EventBody of(EventBody series, Collection<Slot> slots, List<SourcePart> read) {
    List<Slot> said =
        read.stream()
            .filter(SourcePart.Master.class::isInstance)
            .map(SourcePart.Master.class::cast)
            .flatMap(master -> master.body().recurrence().stream())
            .map(Recurrence::removed)
            .flatMap(List::stream)
            .toList();
    return SeriesFold.asRuled(series, slots, said);
  }

  /** What becomes of a stored event; empty if nothing does, or if it cannot be read. */
  static Optional<CanonicalWrite> write(CanonicalRow row, Collection<Slot> slots) {
    try {
      return write(row, of(BodyForm.decode(row.body()), slots, List.of()));
    } catch (StoreException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<CanonicalWrite> write(CanonicalRow row, EventBody ruled) {
    FormBytes bytes = BodyForm.encode(ruled);
    return bytes.equals(row.body())
        ? Optional.empty()
        : Optional.of(
            new CanonicalWrite(
                row.uid(),
                row.version(),
                bytes,
                Optional.empty(),
                Optional.of(Bounds.of(ruled)),
                row.meeting()));
  }
}
