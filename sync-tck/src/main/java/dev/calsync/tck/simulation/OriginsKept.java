package dev.calsync.tck.simulation;

import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.store.CanonicalRow;
import java.util.List;

/** INV-5: at rest the engine knows just the events that there are. */
final class OriginsKept implements Invariant {

  private final Scene scene;
  private final Findings findings;

  OriginsKept(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void atRest() {
    scene.readSites().forEach(this::check);
  }

  private void check(Site site) {
    List<String> there =
        Origins.of(scene, site).stream()
            .map(SourcePart.Whole::object)
            .map(SourceObject::uid)
            .distinct()
            .sorted()
            .toList();
    List<String> known =
        scene.store().sources().changedSince(Scene.OWNER, site.id(), 0, 1_000).stream()
            .filter(CanonicalRow::live)
            .map(CanonicalRow::uid)
            .sorted()
            .toList();
    findings.unless(
        there.equals(known), "INV-5", site.name() + " " + Findings.difference(there, known));
  }
}
