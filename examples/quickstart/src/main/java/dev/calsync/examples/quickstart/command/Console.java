package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.Problem;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where words go: results to standard output, everything else to standard error. Words from
 * calendars are stripped of what a terminal would obey.
 */
final class Console {

  private final PrintStream out;
  private final PrintStream err;

  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  void say(String lines) {
    lines.lines().map(Console::plain).forEach(out::println);
  }

  /** One line beside the result. */
  void note(String line) {
    err.println("calsync: " + plain(line));
  }

  /**
   * Problems beside the result, but for those that the words tell anyway; the result in words, or
   * as the last line.
   */
  void answer(Answer answer, boolean json) {
    answer.problems().stream()
        .map(Problem::text)
        .filter(text -> json || !answer.text().contains(text))
        .forEach(this::note);
    if (json) {
      out.println(answer.json());
    } else {
      say(answer.text());
    }
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  void trace(Throwable failure) {
    failure.printStackTrace(err);
  }

  private static String plain(String line) {
    return line.codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
