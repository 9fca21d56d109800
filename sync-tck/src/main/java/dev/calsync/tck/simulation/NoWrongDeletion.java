package dev.calsync.tck.simulation;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.List;
import java.util.Optional;

/**
 * INV-12: a mirror is not deleted while its origin lives, whatever an empty or short reading says.
 * Origins that were gone for a while are left out, those with copies, and edges that ended: their
 * mirrors may go and come again. So are blocks, which have no origin.
 */
final class NoWrongDeletion implements Invariant {

  private final Scene scene;
  private final Findings findings;
  private Optional<String> alive = Optional.empty();

  NoWrongDeletion(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void sending(Sending write) {
    alive =
        write
            .write()
            .match(
                create -> Optional.empty(),
                update -> Optional.empty(),
                delete -> livingOrigin(write.site(), delete.ref()),
                changed -> Optional.empty());
  }

  @Override
  public void sent(Sending write, WriteOutcome effect) {
    if (effect instanceof WriteOutcome.Applied) {
      alive.ifPresent(
          uid -> findings.add("INV-12", "the mirror of " + uid + " went while its origin lives"));
    }
  }

  private Optional<String> livingOrigin(Site target, MirrorRef ref) {
    RemoteId id = ref.id();
    return Optional.ofNullable(
            scene.store().targets().atObjects(Scene.OWNER, target.id(), List.of(id)).get(id))
        .map(MirrorRow::key)
        .filter(key -> key.part().kind() != Part.Kind.BLOCK)
        .filter(key -> !scene.ledger().wasEnded(key.edge()))
        .filter(key -> lives(sourceOf(key.edge()), target, key))
        .map(MirrorKey::uid);
  }

  private Site sourceOf(EdgeId edge) {
    return scene.site(scene.owner().edges().find(edge).orElseThrow().source());
  }

  private boolean lives(Site source, Site target, MirrorKey key) {
    return !scene.ledger().wasDeleted(source.name(), key.uid())
        && !scene.ledger().isShared(key.uid())
        && source.calendar().shown().stream()
            .filter(part -> !scene.ledger().isMade(source.name(), part.id()))
            .filter(part -> !scene.ledger().isCopy(source.name(), part.id()))
            .filter(
                part -> part.names().stream().map(SourceObject::uid).anyMatch(key.uid()::equals))
            .anyMatch(part -> shows(part, target, key.part()));
  }

  /** An event that is another series now, or none, takes parts of its mirror with it. */
  private boolean shows(SourcePart.Whole whole, Site target, Part mirror) {
    boolean asSingles =
        whole.body().isSeries()
            && scene.capabilities(target).series().kept() == SeriesSupport.Kept.NONE;
    return asSingles
        ? mirror.kind() == Part.Kind.SLOT && Singles.has(whole.body(), mirror)
        : mirror.equals(Part.MASTER);
  }
}
