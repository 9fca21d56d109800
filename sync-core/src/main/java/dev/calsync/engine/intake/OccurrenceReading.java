package dev.calsync.engine.intake;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.mirror.Mark;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.override.SeenOverride;
import dev.calsync.engine.override.SeriesRow;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.SourceItem;
import java.util.Optional;

/**
 * Reads occurrences that are objects of their own. Those of a series of ours are ours, whatever
 * they show and whoever made them; those of a copy are part of the copy; those of the user's own
 * series are the user's, whatever mark they carry (INV-1, SEM-43).
 */
final class OccurrenceReading {

  private final Recognition recognition;
  private final PassScope scope;
  private final KnownPage known;
  private final PageDraft draft;

  OccurrenceReading(Recognition recognition, PassScope scope, KnownPage known, PageDraft draft) {
    this.recognition = recognition;
    this.scope = scope;
    this.known = known;
    this.draft = draft;
  }

  /** Answers whether the occurrence is no origin; then all that is to be said of it is said. */
  boolean takes(SeenOverride seen) {
    Optional<MirrorRow> series = known.seriesOf(seen, scope.id(), recognition);
    if (series.isPresent()) {
      ours(series.get(), seen);
      return true;
    }
    Optional<SourceItem> of = seen.series().flatMap(id -> draft.item(id).or(() -> known.item(id)));
    if (of.flatMap(SourceItem::event).isPresent()) {
      return false;
    }
    boolean copy = of.filter(OccurrenceReading::isCopy).isPresent();
    boolean claimed = recognition.claimedIdentity(seen.object()).isPresent();
    if (copy || claimed) {
      remember(seen, copy ? Optional.empty() : recognition.markOf(seen.object()));
    }
    return copy || claimed;
  }

  /**
   * A copy of a series that becomes the user's own brings its occurrences, which were part of the
   * copy (SEM-43).
   */
  SourcePart broughtBy(SourcePart own) {
    own.names()
        .filter(any -> own instanceof SourcePart.Master)
        .filter(object -> known.item(object.id()).flatMap(SourceItem::event).isEmpty())
        .filter(object -> recognition.claimedIdentity(object).isPresent())
        .ifPresent(object -> draft.turned.add(object.id()));
    return own;
  }

  private void ours(MirrorRow series, SeenOverride seen) {
    Optional<MirrorRow> row = known.family().override(series, seen.slot());
    if (row.filter(it -> it.hashes().attempted().isPresent()).isPresent()) {
      draft.unsettled |= !isBefore(seen.object(), row.get()) && !isAfter(seen, row.get());
    } else if (series.remote().isEmpty() && series.hashes().attempted().isPresent()) {
      draft.unsettled = true;
    } else if (series.remote().isPresent()) {
      draft.overrides.seen(SeriesRow.of(series, scope.slots()), row, seen);
    }
  }

  /** Whether an object is as it was when its open write began. */
  static boolean isBefore(SourceObject object, MirrorRow row) {
    return !object.version().equals(RemoteVersion.UNKNOWN)
        && row.remote().map(MirrorRemote::version).filter(object.version()::equals).isPresent();
  }

  private static boolean isAfter(SeenOverride seen, MirrorRow row) {
    return row.hashes().attempted().filter(seen.shown()::equals).isPresent();
  }

  private static boolean isCopy(SourceItem item) {
    return item.state() == ItemState.COPY;
  }

  /** The store was lost, or the series is a copy (R-F5). */
  private void remember(SeenOverride seen, Optional<Mark> mark) {
    Optional<FormHash> lineage =
        mark.filter(it -> it.part().kind() == Part.Kind.OVERRIDE).map(Mark::lineage);
    SourceItem item =
        new SourceItem(
            seen.object().id(),
            seen.object().uid(),
            Optional.empty(),
            Optional.empty(),
            seen.object().version(),
            seen.shown(),
            mark.isPresent() ? ItemState.MANAGED : ItemState.COPY,
            seen.object().mark(),
            lineage,
            Optional.empty(),
            seen.object().changedAt());
    if (known.item(item.id()).filter(item::equals).isEmpty()) {
      draft.items.add(item);
    }
  }

  /** An object is gone: if it was an override, its occurrence is as its series says. */
  void gone(RemoteId id) {
    Optional.ofNullable(known.rows().atObjects().get(id))
        .flatMap(row -> known.family().seriesOf(row).map(series -> new Pair(series, row)))
        .filter(pair -> !known.isGone(pair.series()))
        .ifPresent(pair -> gone(pair.series(), pair.row()));
  }

  /** A series is gone, and its overrides with it. */
  void goneWith(MirrorRow series) {
    known.family().overridesOf(series).stream()
        .filter(row -> !row.hashes().observed().isAbsent())
        .forEach(row -> gone(series, row));
  }

  private record Pair(MirrorRow series, MirrorRow row) {}

  private void gone(MirrorRow series, MirrorRow row) {
    draft.unsettled |= row.hashes().attempted().filter(it -> !it.isAbsent()).isPresent();
    draft.overrides.gone(SeriesRow.of(series, scope.slots()), row, "DELETED_AT_TARGET");
  }
}
