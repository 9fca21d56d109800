package dev.calsync.examples.quickstart.command;

import dev.calsync.policy.Detail;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import java.util.Optional;
import picocli.CommandLine.Option;

/** From where to where, and what may be seen there. */
final class EdgeOptions {

  @Option(
      names = "--from",
      required = true,
      paramLabel = "<file|folder>",
      description = "The source: a calendar file, or a folder of them. Never written.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "<folder|file.ics>",
      description =
          "The mirror, made on first use: one file if its name ends in .ics, else a folder. A new"
              + " folder with a dot in its name is written with a slash behind it.")
  private String to = "";

  @Option(
      names = "--detail",
      paramLabel = "busy|title|full",
      defaultValue = "busy",
      converter = DetailConverter.class,
      description = "What the mirror shows of an event. Default: ${DEFAULT-VALUE}.")
  private Detail detail = Detail.BUSY;

  @Option(
      names = "--window",
      paramLabel = "<from>/<to>",
      converter = WindowConverter.class,
      description =
          "Only what touches these days: the first one, and the one after the last, such as"
              + " 2026-11-01/2027-02-01. Default: everything.")
  private Optional<Window> window = Optional.empty();

  String from() {
    return from;
  }

  String to() {
    return to;
  }

  Policy policy() {
    return Policy.builder().detail(detail).window(window.orElseGet(Window::open)).build();
  }
}
