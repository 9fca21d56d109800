package dev.calsync.tck.simulation;

import dev.calsync.store.PageCommit;
import dev.calsync.store.SourceItem;

/**
 * INV-1: what the engine made is never taken for an origin. Left out is what a lagging listing
 * shows of a mirror that is gone: where only the listing knows it, its earlier generation looks
 * like anybody's event until the listing catches up.
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
      String calendar = scene.site(page.calendar()).name();
      page.items().forEach(item -> check(calendar, item));
    }
  }

  private void check(String calendar, SourceItem item) {
    boolean echo =
        item.event().isPresent()
            && scene.ledger().isMade(calendar, item.id())
            && scene.site(calendar).calendar().objects().stream()
                .anyMatch(part -> part.id().equals(item.id()));
    findings.unless(!echo, "INV-1", "mirror " + item.id() + " in " + calendar + " became an event");
  }
}
