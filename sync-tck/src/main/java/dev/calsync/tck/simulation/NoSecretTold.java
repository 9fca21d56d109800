package dev.calsync.tck.simulation;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.RecordKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * INV-16: no token, code, secret of an application or of a channel is in what anybody is told: what
 * the listener hears, what a failure says, how a run ends, journal, audit log, log of runs, jobs
 * and records. Cipher text is not looked at: nobody is told of it.
 */
final class NoSecretTold implements Invariant {

  /** What the server of the sign-ins calls what it gives, and the application's secret. */
  private static final Pattern GIVEN = Pattern.compile("(?:access|refresh|code)-[0-9]+|app-secret");

  private static final Set<String> TELLING =
      Set.of("jobs.finishRuns", "records.putAndTell", "audit.append");

  private static final int ALL = 10_000;

  private final Scene scene;
  private final Findings findings;

  NoSecretTold(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void done(Operation operation) {
    if (TELLING.contains(operation.name())) {
      check(operation.name(), operation.arguments());
    }
  }

  @Override
  public void told(Node node, String what) {
    check(node.name(), what);
  }

  @Override
  public void atRest() {
    scene.owners().forEach(this::check);
  }

  private void check(OwnerId owner) {
    check("journal", scene.store().journal().after(owner, 0, ALL));
    check("audit log", scene.store().audit().after(owner, 0, ALL));
    check("log of runs", scene.store().jobLogs().before(owner, Long.MAX_VALUE, ALL));
    check("jobs", scene.store().jobs().page(owner, "", ALL));
    for (RecordKind kind : List.of(RecordKind.CONNECTION, RecordKind.CALENDAR, RecordKind.EDGE)) {
      check("records", scene.store().records().page(owner, kind, "", ALL));
    }
  }

  private void check(String where, Object told) {
    String text = told.toString();
    boolean tells = GIVEN.matcher(text).find() || scene.secrets().stream().anyMatch(text::contains);
    findings.unless(!tells, "INV-16", "a secret in " + where);
  }
}
