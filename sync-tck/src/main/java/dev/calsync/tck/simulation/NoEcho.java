package dev.calsync.tck.simulation;

import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.PageCommit;
import dev.calsync.store.SourceItem;
import java.util.List;

/**
 * INV-1: what the engine made is never taken for an origin, also where somebody moved it to
 * (FLT-18). Left out is what a lagging listing shows of a mirror that is gone: where only the
 * listing knows it, its earlier generation looks like anybody's event until the listing catches up.
 * Left out is, too, what was moved and written anew at home with other words since, or moved to
 * where listings show no marks or series are kept otherwise: nobody could tell it from a copy that
 * somebody edited.
 */
final class NoEcho implements Invariant {

  private final Scene scene;
  private final Findings findings;

  NoEcho(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void done(Operation operation) {
    if (operation.is("intake.commitPage")) {
      PageCommit page = operation.argument(1, PageCommit.class);
      scene.sites().stream()
          .filter(site -> site.id().equals(page.calendar()))
          .map(Site::name)
          .forEach(name -> page.items().forEach(item -> check(name, item)));
    }
  }

  private void check(String calendar, SourceItem item) {
    boolean echo =
        item.event().isPresent()
            && (scene.ledger().isMade(calendar, item.id()) || isMoved(calendar, item.id()))
            && scene.site(calendar).calendar().objects().stream()
                .anyMatch(part -> part.id().equals(item.id()));
    findings.unless(!echo, "INV-1", "mirror " + item.id() + " in " + calendar + " became an event");
  }

  private boolean isMoved(String calendar, RemoteId id) {
    Capabilities can = scene.site(calendar).calendar().capabilities();
    return can.reads().marks() == Capabilities.Marks.IN_LISTING
        && scene.ledger().movedFrom(calendar, id).filter(this::isWantedStill).isPresent();
  }

  private boolean isWantedStill(MirrorRow then) {
    MirrorKey key = then.key();
    return scene.store().targets().ofEvents(Scene.OWNER, key.edge(), List.of(key.uid())).stream()
        .filter(row -> row.key().equals(key))
        .anyMatch(row -> row.hashes().desired().equals(then.hashes().desired()));
  }
}
