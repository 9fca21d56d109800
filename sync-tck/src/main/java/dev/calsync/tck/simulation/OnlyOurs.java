package dev.calsync.tck.simulation;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.util.Optional;

/**
 * INV-13: a user's own event is never changed or deleted. Where a provider takes no condition,
 * somebody's event that came under our id a moment ago cannot be told from ours.
 */
final class OnlyOurs implements Invariant {

  private final Scene scene;
  private final Findings findings;
  private boolean foreign;

  OnlyOurs(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void sending(Sending write) {
    Site site = write.site();
    foreign =
        scene.capabilities(site).writes().conditional()
            && write
                .write()
                .match(
                    create -> false,
                    update -> isForeign(site, update.ref().id()),
                    delete -> isForeign(site, delete.ref().id()),
                    changed -> isForeign(site, changed.series()));
  }

  @Override
  public void sent(Sending write, WriteOutcome effect) {
    findings.unless(
        !(foreign && effect instanceof WriteOutcome.Applied),
        "INV-13",
        "a write changed somebody's own event in " + write.site().name());
  }

  private boolean isForeign(Site site, RemoteId id) {
    Optional<SourcePart> there =
        site.calendar().objects().stream().filter(it -> it.id().equals(id)).findFirst();
    return there.isPresent()
        && !scene.ledger().isMade(site.name(), id)
        && there.get().names().flatMap(SourceObject::mark).isEmpty();
  }
}
