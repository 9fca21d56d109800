package dev.calsync.tck.simulation;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.util.HashMap;
import java.util.Map;

/**
 * INV-2: one object for a mirror part, whatever its generation. Where nothing makes a create
 * repeatable there may be two for a while, and where objects stay what they are: what is made anew
 * is there before what it replaces goes (SEM-37).
 */
final class AtMostOneMirror implements Invariant {

  private final Scene scene;
  private final Findings findings;

  AtMostOneMirror(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void sent(Sending write, WriteOutcome effect) {
    Site site = write.site();
    WriteSupport can = scene.capabilities(site).writes();
    if (can.create() != Capabilities.Create.LOOKUP_ONLY && can.changesKind()) {
      check(site);
    }
  }

  @Override
  public void atRest() {
    scene.sites().forEach(this::check);
  }

  private void check(Site site) {
    Map<String, SourcePart> live = new HashMap<>();
    for (SourcePart part : site.calendar().objects()) {
      scene
          .ledger()
          .lineageOf(site.name(), part.id())
          .map(lineage -> live.put(lineage, part))
          .ifPresent(
              twin ->
                  findings.add("INV-2", site.name() + " holds " + twin.id() + " and " + part.id()));
    }
  }
}
