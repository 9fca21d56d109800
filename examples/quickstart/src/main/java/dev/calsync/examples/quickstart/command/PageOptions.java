package dev.calsync.examples.quickstart.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether to draw the week page, and of which week. */
final class PageOptions {

  @Option(
      names = "--page",
      paramLabel = "<file.html>",
      description = "Also write a page that shows source and mirror side by side.")
  private Optional<Path> page = Optional.empty();

  @Option(
      names = "--week",
      paramLabel = "<date>",
      converter = DayConverter.class,
      description = "Any day of the week to show. Default: today's, or the next one with events.")
  private Optional<LocalDate> week = Optional.empty();

  /** Before anything is done: a calendar must never be overwritten by a page. */
  void check() {
    page.map(Path::toString)
        .filter(name -> !name.toLowerCase(Locale.ROOT).endsWith(".html"))
        .ifPresent(
            name -> {
              throw new UsageException("--page " + name + ": the page's name ends in .html");
            });
  }

  Report draw(PageSubject subject, ZoneId zone) {
    return page.map(file -> subject.draw(file, week, LocalDate.now(zone), zone))
        .orElse(Report.NOTHING);
  }
}
