package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.examples.quickstart.week.Words;

/**
 * What one run did, or several together.
 *
 * @param created mirrors made
 * @param updated mirrors changed
 * @param deleted mirrors removed
 * @param unchanged mirrors that were as they should be
 * @param held changes that wait for a decision
 * @param quarantined source events that could not be read
 * @param failed changes that were not made
 */
record Tally(
    long created,
    long updated,
    long deleted,
    long unchanged,
    long held,
    long quarantined,
    long failed) {

  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(
        created + other.created,
        updated + other.updated,
        deleted + other.deleted,
        unchanged + other.unchanged,
        held + other.held,
        quarantined + other.quarantined,
        failed + other.failed);
  }

  Tally failing() {
    return plus(new Tally(0, 0, 0, 0, 0, 0, 1));
  }

  Tally holding(long more) {
    return plus(new Tally(0, 0, 0, 0, more, 0, 0));
  }

  long written() {
    return created + updated + deleted;
  }

  int exitCode() {
    if (failed > 0) {
      return ExitCode.FAILED;
    }
    return held > 0 ? ExitCode.HELD : ExitCode.DONE;
  }

  /** What was written, and what is held, in plain words. */
  String text() {
    String waiting =
        held == 0
            ? ""
            : "\n"
                + Words.count(held, "change is", "changes are")
                + " held until you decide: see holds. The mirror keeps them as they were.";
    return done() + waiting;
  }

  private String done() {
    if (written() == 0) {
      return failed + held == 0 ? "Nothing to do: " + rest() + "." : "Nothing was written.";
    }
    return "Created "
        + created
        + ", changed "
        + updated
        + ", removed "
        + deleted
        + (unchanged == 0 ? "." : "; " + rest() + ".");
  }

  private String rest() {
    return Words.count(unchanged, "mirror is as it should be", "mirrors are as they should be");
  }

  ObjectNode json() {
    return Console.object()
        .put("created", created)
        .put("updated", updated)
        .put("deleted", deleted)
        .put("unchanged", unchanged)
        .put("held", held)
        .put("quarantined", quarantined)
        .put("failed", failed);
  }
}
