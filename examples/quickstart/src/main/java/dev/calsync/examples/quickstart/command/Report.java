package dev.calsync.examples.quickstart.command;

import dev.calsync.EdgeView;
import dev.calsync.Edges;
import dev.calsync.OwnerScope;
import dev.calsync.Problem;
import dev.calsync.RefusedMirror;
import dev.calsync.SyncSummary;
import dev.calsync.examples.quickstart.week.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run did, in plain words and as JSON.
 *
 * @param tally the counts
 * @param problems what went wrong
 * @param aside what lies beside the mirrored events
 */
record Report(Tally tally, List<Problem> problems, Aside aside) {

  static Report of(OwnerScope me, EdgeView edge, SyncSummary summary) {
    Tally tally =
        new Tally(
            summary.created(),
            summary.updated(),
            summary.deleted(),
            summary.unchanged(),
            summary.held(),
            summary.quarantined(),
            summary.failed());
    List<Problem> problems = new ArrayList<>(summary.problems());
    problems.addAll(refusals(me.edges(), edge, summary.refused()));
    Report report = new Report(tally, problems, Aside.of(me.calendars(), edge));
    return summary.finished()
        ? report
        : report.failing(
            new Problem(
                "NOT_FINISHED",
                "edge:" + edge.id(),
                "the run did not come to its end; run it again"));
  }

  /** The mirrors that the target refused: the first ones by name, and how many more. */
  static List<Problem> refusals(Edges edges, EdgeView edge, long all) {
    List<RefusedMirror> named = edges.refused(edge.id(), Aside.SHOWN);
    Stream<Problem> rest =
        all > named.size()
            ? Stream.of(
                new Problem(
                    "REFUSED",
                    "edge:" + edge.id(),
                    "the target refused " + (all - named.size()) + " more mirrors"))
            : Stream.empty();
    return Stream.concat(named.stream().map(Report::problem), rest).toList();
  }

  private static Problem problem(RefusedMirror mirror) {
    return new Problem(
        mirror.reason(),
        "event:" + mirror.uid(),
        "the target refused the mirror of event "
            + mirror.uid()
            + (mirror.at().isEmpty() ? "" : " at " + mirror.at())
            + " ("
            + mirror.reason()
            + ")");
  }

  /** The same, and one more thing went wrong. */
  Report failing(Problem problem) {
    return new Report(
        tally.failing(), Stream.concat(problems.stream(), Stream.of(problem)).toList(), aside);
  }

  Answer answer() {
    return Answer.of(tally, problems, text(), aside.json());
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(tally.text());
    lines.addAll(aside.lines());
    if (tally.failed() > 0) {
      lines.add(
          Words.count(tally.failed(), "thing", "things") + " failed; the next run tries again.");
    }
    return String.join("\n", lines);
  }
}
