package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.EdgeStatus;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.Problem;
import dev.calsync.examples.quickstart.week.Words;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code status}: how every pair stands. Reads the store only. */
@Command(
    sortOptions = false,
    name = "status",
    description = "Say how every pair of source and mirror stands.")
final class StatusCommand extends Task {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  StatusCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer() throws IOException {
    try (Session session = Session.existing(common().keeping())) {
      List<Line> lines =
          session.me().edges().list().stream().map(edge -> line(session.me(), edge)).toList();
      return Answer.of(
          lines.stream().map(Line::tally).reduce(Tally.NOTHING, Tally::plus),
          lines.stream().flatMap(line -> line.problems().stream()).toList(),
          lines.stream().map(line -> line.text(common().zone())).collect(Collectors.joining("\n")),
          json(lines));
    }
  }

  private static Line line(OwnerScope me, EdgeView edge) {
    EdgeStatus status = me.edges().status(edge.id());
    List<Problem> problems = new ArrayList<>(status.problems());
    problems.addAll(Report.refusals(me.edges(), edge, status.refused()));
    return new Line(
        Ends.of(me, edge),
        PolicyWords.of(edge.policy()),
        status,
        problems,
        Aside.of(me.calendars(), edge));
  }

  private static ObjectNode json(List<Line> lines) {
    ObjectNode object = Console.object();
    ArrayNode edges = object.putArray("edges");
    lines.forEach(line -> edges.add(line.json()));
    return object;
  }

  /** One pair. */
  private record Line(
      Ends ends, String shows, EdgeStatus status, List<Problem> problems, Aside aside) {

    Tally tally() {
      long failed = status.problems().size() + status.refused();
      return new Tally(0, 0, 0, status.events(), status.held(), aside.unreadableAll(), failed);
    }

    String text(ZoneId zone) {
      String read =
          status
              .sourceReadAt()
              .map(at -> "read " + WHEN.format(at.atZone(zone)))
              .orElse("not read yet");
      StringBuilder text = new StringBuilder(ends.text()).append("\n  ");
      text.append(shows).append("; ").append(read).append("; ");
      text.append(Words.count(status.events(), "event", "events")).append(" mirrored");
      append(text, status.pendingWrites() + status.openWrites(), "waiting to be written");
      append(text, status.held(), "held");
      append(text, status.refused(), "refused by the mirror");
      problems.forEach(problem -> text.append("\n  the last run failed: ").append(problem.text()));
      aside.lines().forEach(line -> text.append("\n  ").append(line));
      return text.toString();
    }

    private static void append(StringBuilder text, long number, String what) {
      if (number > 0) {
        text.append(", ").append(number).append(' ').append(what);
      }
    }

    ObjectNode json() {
      ObjectNode object =
          Console.object()
              .put("edge", status.edge().value())
              .put("from", ends.from())
              .put("to", ends.to())
              .put("shows", shows)
              .put("events", status.events())
              .put("pending", status.pendingWrites() + status.openWrites())
              .put("held", status.held())
              .put("refused", status.refused());
      status.sourceReadAt().ifPresent(at -> object.put("readAt", at.toString()));
      object.setAll(aside.json());
      return object;
    }
  }
}
