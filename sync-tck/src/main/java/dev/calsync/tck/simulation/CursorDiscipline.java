package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Cursor;
import dev.calsync.store.PageCommit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** INV-6: a cursor moves only together with the last page of its pass. */
final class CursorDiscipline implements Invariant {

  private final Scene scene;
  private final Findings findings;
  private final Map<CalendarId, Optional<Cursor>> last = new HashMap<>();

  CursorDiscipline(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void done(Operation operation) {
    if (!operation.name().startsWith("intake.")) {
      return;
    }
    Optional<CalendarId> ending = ending(operation);
    for (Site site : scene.sites()) {
      Optional<Cursor> now = scene.store().sources().calendarState(Scene.OWNER, site.id()).cursor();
      Optional<Cursor> before = last.getOrDefault(site.id(), Optional.empty());
      last.put(site.id(), now);
      boolean allowed = ending.filter(site.id()::equals).isPresent() || now.equals(before);
      findings.unless(
          allowed, "INV-6", "the cursor of " + site.name() + " moved by " + operation.name());
    }
  }

  private static Optional<CalendarId> ending(Operation operation) {
    boolean ends = operation.is("intake.stageUnseen") && operation.argument(2, Boolean.class);
    return ends
        ? Optional.of(operation.argument(1, PageCommit.class).calendar())
        : Optional.empty();
  }
}
