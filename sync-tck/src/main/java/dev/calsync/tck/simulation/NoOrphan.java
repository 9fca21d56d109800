package dev.calsync.tck.simulation;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.store.MirrorRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** INV-4: at rest everything that the engine made has a row that says so. */
final class NoOrphan implements Invariant {

  private final Scene scene;
  private final Findings findings;

  NoOrphan(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void atRest() {
    scene.sites().forEach(this::check);
  }

  private void check(Site site) {
    List<RemoteId> made =
        site.calendar().objects().stream()
            .filter(part -> !(part instanceof SourcePart.CancelledSlot))
            .map(SourcePart::id)
            .filter(id -> scene.ledger().isMade(site.name(), id))
            .toList();
    Map<RemoteId, MirrorRow> rows = scene.store().targets().atObjects(Scene.OWNER, site.id(), made);
    for (RemoteId id : made) {
      boolean known =
          Optional.ofNullable(rows.get(id))
              .flatMap(MirrorRow::remote)
              .filter(remote -> remote.id().equals(id))
              .isPresent();
      findings.unless(known, "INV-4", "nobody knows mirror " + id + " in " + site.name());
    }
  }
}
