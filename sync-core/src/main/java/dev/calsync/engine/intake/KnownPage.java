package dev.calsync.engine.intake;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.override.Family;
import dev.calsync.engine.override.SeenOverride;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the store knows of the objects of a page: three or four questions a page, whatever its size.
 *
 * @param rows known objects, and mirror rows that they may be
 * @param writing whether writes are open, which may have made objects that no row knows yet
 * @param family the other parts of mirrors that are parts of series
 * @param gone the objects that the page says are gone
 */
record KnownPage(Recognition.Rows rows, boolean writing, Family family, Set<RemoteId> gone) {

  static KnownPage load(
      SyncStore store, Recognition recognition, PassScope scope, List<SourcePart> parts) {
    Set<RemoteId> ids = new LinkedHashSet<>(parts.stream().map(SourcePart::id).toList());
    parts.stream()
        .flatMap(part -> SeenOverride.of(part).stream())
        .flatMap(seen -> seen.series().stream())
        .forEach(ids::add);
    Set<FormHash> claimed = new LinkedHashSet<>();
    parts.forEach(
        part -> part.names().stream().flatMap(recognition::identitiesOf).forEach(claimed::add));
    // Before the rows: a write that is settled by then is in its row.
    boolean writing =
        parts.stream().anyMatch(SourcePart.Gone.class::isInstance)
            && !store.targets().openAttempts(scope.owner(), scope.id(), 1).isEmpty();
    Recognition.Rows rows =
        new Recognition.Rows(
            store.targets().atObjects(scope.owner(), scope.id(), ids),
            claimed.isEmpty() ? Map.of() : store.targets().byIdentity(scope.owner(), claimed),
            store.sources().items(scope.owner(), scope.id(), ids));
    Set<RemoteId> gone =
        parts.stream()
            .filter(SourcePart.Gone.class::isInstance)
            .map(SourcePart::id)
            .collect(Collectors.toSet());
    return new KnownPage(rows, writing, family(store, scope, rows), gone);
  }

  private static Family family(SyncStore store, PassScope scope, Recognition.Rows rows) {
    boolean inParts = scope.calendar().capabilities().series().kept() == SeriesSupport.Kept.PARTS;
    List<MirrorRow> some =
        Stream.concat(rows.atObjects().values().stream(), rows.byIdentity().values().stream())
            .toList();
    return inParts && !some.isEmpty()
        ? Family.of(store.targets(), scope.owner(), some)
        : Family.NONE;
  }

  /** The series of ours that an occurrence belongs to, by its id or else by its UID. */
  Optional<MirrorRow> seriesOf(SeenOverride seen, CalendarId calendar, Recognition recognition) {
    return seen.series()
        .flatMap(id -> Optional.ofNullable(rows.atObjects().get(id)))
        .or(
            () ->
                recognition
                    .claimedIdentity(seen.object())
                    .flatMap(identity -> Optional.ofNullable(rows.byIdentity().get(identity)))
                    .flatMap(row -> family.seriesOf(row).or(() -> Optional.of(row)))
                    .filter(row -> mayBe(row, seen)))
        .filter(row -> row.target().equals(calendar) && !row.key().part().isOverride());
  }

  /** A copy of a series has another id than the series. */
  private static boolean mayBe(MirrorRow series, SeenOverride seen) {
    return seen.series().isEmpty()
        || series.remote().isEmpty()
        || series.remote().map(MirrorRemote::id).equals(seen.series());
  }

  boolean isGone(MirrorRow row) {
    return row.remote().map(MirrorRemote::id).filter(gone::contains).isPresent();
  }

  Optional<SourceItem> item(RemoteId id) {
    return Optional.ofNullable(rows.items().get(id));
  }
}
