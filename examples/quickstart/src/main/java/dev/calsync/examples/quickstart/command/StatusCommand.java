package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.EdgeStatus;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: how every pair stands. Reads the store only. */
@Command(
    sortOptions = false,
    name = "status",
    description = "Say how every pair of source and mirror stands.")
final class StatusCommand implements Callable<Integer> {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Logs.level(common.verbose());
    try (Session session = Session.existing(common.keeping())) {
      List<Line> lines =
          session.me().edges().list().stream().map(edge -> line(session.me(), edge)).toList();
      if (common.json()) {
        console.json(json(lines));
      } else {
        lines.forEach(line -> console.say(line.text(common)));
      }
      return lines.stream().map(Line::tally).reduce(Tally.NOTHING, Tally::plus).exitCode();
    }
  }

  private static Line line(OwnerScope me, EdgeView edge) {
    EdgeStatus status = me.edges().status(edge.id());
    return new Line(
        path(me, edge.source()), path(me, edge.target()), PolicyWords.of(edge.policy()), status);
  }

  private static String path(OwnerScope me, CalendarId id) {
    return me.calendars()
        .find(id)
        .map(calendar -> calendar.ref().providerId())
        .map(name -> name.substring(name.indexOf(':') + 1))
        .orElse(id.value());
  }

  private static ObjectNode json(List<Line> lines) {
    ObjectNode object = Console.object();
    ArrayNode edges = object.putArray("edges");
    lines.forEach(line -> edges.add(line.json()));
    return object;
  }

  /** One pair. */
  private record Line(String from, String to, String shows, EdgeStatus status) {

    Tally tally() {
      long failed = status.problems().size() + status.refused();
      return new Tally(0, 0, 0, status.events(), status.held(), 0, failed);
    }

    String text(CommonOptions common) {
      String read =
          status
              .sourceReadAt()
              .map(at -> "read " + WHEN.format(at.atZone(common.zone())))
              .orElse("not read yet");
      StringBuilder text = new StringBuilder(from).append(" → ").append(to).append("\n  ");
      text.append(shows).append("; ").append(read).append("; ");
      text.append(Words.count(status.events(), "event", "events")).append(" mirrored");
      append(text, status.pendingWrites() + status.openWrites(), "waiting to be written");
      append(text, status.held(), "held");
      append(text, status.refused(), "refused by the mirror");
      status.problems().forEach(problem -> text.append("\n  ").append(problem.text()));
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
              .put("from", from)
              .put("to", to)
              .put("shows", shows)
              .put("events", status.events())
              .put("pending", status.pendingWrites() + status.openWrites())
              .put("held", status.held())
              .put("refused", status.refused());
      status.sourceReadAt().ifPresent(at -> object.put("readAt", at.toString()));
      ArrayNode problems = object.putArray("problems");
      status.problems().forEach(problem -> problems.add(problem.text()));
      return object;
    }
  }
}
