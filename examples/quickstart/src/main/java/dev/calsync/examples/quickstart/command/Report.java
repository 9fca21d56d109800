package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.Problem;
import dev.calsync.SyncSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run did, in plain words and as JSON.
 *
 * @param tally the counts
 * @param problems what went wrong, a sentence each
 */
record Report(Tally tally, List<String> problems) {

  static final Report NOTHING = new Report(Tally.NOTHING, List.of());

  static Report of(SyncSummary summary) {
    Tally tally =
        new Tally(
            summary.created(),
            summary.updated(),
            summary.deleted(),
            summary.unchanged(),
            summary.held(),
            summary.quarantined(),
            summary.failed());
    List<String> problems = summary.problems().stream().map(Problem::text).toList();
    return summary.finished()
        ? new Report(tally, problems)
        : new Report(tally, problems)
            .plus(failure("the run did not come to its end; run it again"));
  }

  /** One thing that went wrong. */
  static Report failure(String problem) {
    return new Report(Tally.NOTHING.failing(), List.of(problem));
  }

  Report plus(Report other) {
    return new Report(
        tally.plus(other.tally),
        Stream.concat(problems.stream(), other.problems.stream()).toList());
  }

  ObjectNode json() {
    ObjectNode object = tally.json();
    problems.forEach(object.putArray("problems")::add);
    return object;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(done());
    if (tally.held() > 0) {
      lines.add(
          Words.count(tally.held(), "change is", "changes are")
              + " held until you decide: see holds. The mirror keeps them as they were.");
    }
    if (tally.quarantined() > 0) {
      lines.add(
          Words.count(tally.quarantined(), "event", "events")
              + " could not be read and stay aside; all others went on.");
    }
    if (tally.failed() > 0) {
      lines.add(
          Words.count(tally.failed(), "thing", "things") + " failed; the next run tries again.");
    }
    return String.join("\n", lines);
  }

  private String done() {
    if (tally.written() == 0) {
      return tally.failed() + tally.held() == 0
          ? "Nothing to do: " + rest() + "."
          : "Nothing was written.";
    }
    return "Created "
        + tally.created()
        + ", changed "
        + tally.updated()
        + ", removed "
        + tally.deleted()
        + (tally.unchanged() == 0 ? "." : "; " + rest() + ".");
  }

  private String rest() {
    return tally.unchanged() == 1
        ? "1 mirror is as it should be"
        : tally.unchanged() + " mirrors are as they should be";
  }
}
