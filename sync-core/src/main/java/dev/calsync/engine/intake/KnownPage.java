package dev.calsync.engine.intake;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.store.FormHash;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the store knows of the objects of a page: three questions a page, whatever its size.
 *
 * @param rows known objects, and mirror rows that they may be
 */
record KnownPage(Recognition.Rows rows) {

  static KnownPage load(
      SyncStore store, Recognition recognition, PassScope scope, List<SourcePart> parts) {
    Set<RemoteId> ids = new LinkedHashSet<>(parts.stream().map(SourcePart::id).toList());
    Set<FormHash> claimed = new LinkedHashSet<>();
    parts.forEach(
        part -> part.names().flatMap(recognition::claimedIdentity).ifPresent(claimed::add));
    return new KnownPage(
        new Recognition.Rows(
            store.targets().atObjects(scope.owner(), scope.id(), ids),
            claimed.isEmpty() ? Map.of() : store.targets().byIdentity(scope.owner(), claimed),
            store.sources().items(scope.owner(), scope.id(), ids)));
  }

  Optional<SourceItem> item(RemoteId id) {
    return Optional.ofNullable(rows.items().get(id));
  }
}
