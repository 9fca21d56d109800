package dev.calsync.tck.simulation;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JobState;
import java.time.Duration;
import java.util.List;

/** The end of a history: faults are over, sleepers wake, and everything is read again. */
final class Closing {

  private static final int CYCLES = 3;
  private static final int LOOKS_A_DAY = 6;
  private static final int SILENT_CYCLES = 2;
  private static final int MOST_SLICES = 400;

  /** Past every back-off, rest, lease and lag. */
  private static final Duration LONG = Duration.ofHours(7);

  private static final Duration SHORT = Duration.ofMinutes(2);

  private final Scene scene;
  private final List<Node> nodes;
  private final Accounts accounts;
  private final Findings findings;

  Closing(Scene scene, List<Node> nodes, Accounts accounts, Findings findings) {
    this.scene = scene;
    this.nodes = nodes;
    this.accounts = accounts;
    this.findings = findings;
  }

  /** Faults are over. */
  void calmDown() {
    scene.trace().note("all", "calm down");
    nodes.stream().filter(Node::isInside).forEach(Node::goOn);
    scene.sites().stream()
        .filter(site -> scene.ledger().isDoubtful(site.name()))
        .forEach(site -> site.calendar().expireCursors());
    scene.neighbour().ifPresent(Neighbour::calmDown);
  }

  /** A day on which nobody asks for anything (INV-17). */
  void leaveAlone() {
    redriveAll();
    accounts.signInAgain();
    for (int i = 0; i < LOOKS_A_DAY && !findings.any(); i++) {
      scene.pass(Duration.ofDays(1).dividedBy(LOOKS_A_DAY));
      settle();
    }
  }

  /** Three cycles without faults (INV-3). */
  void goRound() {
    for (int i = 0; i < CYCLES && !findings.any(); i++) {
      cycle();
    }
  }

  /** Two more cycles must write nothing (INV-10). */
  void staysSilent() {
    int before = scene.provider().writeLog().size();
    for (int i = 0; i < SILENT_CYCLES && !findings.any(); i++) {
      cycle();
    }
    int written = scene.provider().writeLog().size() - before;
    findings.unless(written == 0, "INV-10", written + " writes where nothing changed");
  }

  private void cycle() {
    scene.pass(LONG);
    redriveAll();
    accounts.signInAgain();
    accounts.takeUpAgain();
    scene.links().forEach(scene::ask);
    settle();
    while (scene.approveHolds() > 0) {
      scene.links().forEach(scene::ask);
      settle();
    }
    for (int i = 0; i < CYCLES; i++) {
      scene.pass(SHORT);
      settle();
    }
  }

  /** What was given up as poison after two deaths, the host takes up again. */
  private void redriveAll() {
    for (OwnerId owner : scene.owners()) {
      scene.store().jobs().page(owner, "", 1_000).stream()
          .filter(job -> job.state() == JobState.DEAD)
          .forEach(job -> scene.store().jobs().redrive(owner, job.job()));
    }
  }

  private void settle() {
    int slices = 0;
    boolean busy = true;
    while (busy && !findings.any()) {
      busy = false;
      for (Node node : nodes) {
        busy |= node.goOn();
      }
      findings.unless(++slices < MOST_SLICES, "INV-11", "no rest after " + slices + " slices");
    }
  }
}
