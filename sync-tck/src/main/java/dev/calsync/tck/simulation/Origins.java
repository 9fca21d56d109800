package dev.calsync.tck.simulation;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.store.SourceItem;
import java.util.List;
import java.util.Optional;

/**
 * The user's own events of a calendar, as the simulator knows them. Of copies of mirrors only the
 * engine's word tells whether anybody changed them (SEM-43).
 */
final class Origins {

  private Origins() {}

  static List<SourcePart.Whole> of(Scene scene, Site site) {
    return site.calendar().shown().stream().filter(part -> isOwn(scene, site, part.id())).toList();
  }

  private static boolean isOwn(Scene scene, Site site, RemoteId id) {
    if (scene.ledger().isMade(site.name(), id)) {
      return false;
    }
    return !scene.ledger().isCopy(site.name(), id)
        || Optional.ofNullable(
                scene.store().sources().items(Scene.OWNER, site.id(), List.of(id)).get(id))
            .flatMap(SourceItem::event)
            .isPresent();
  }
}
