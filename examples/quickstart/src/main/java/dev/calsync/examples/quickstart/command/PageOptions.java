package dev.calsync.examples.quickstart.command;

import dev.calsync.Problem;
import java.nio.file.Files;
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
    if (page.isEmpty()) {
      return;
    }
    String name = page.get().toString();
    if (!name.toLowerCase(Locale.ROOT).endsWith(".html")) {
      throw new UsageException("--page " + name + ": the page's name ends in .html");
    }
    if (Files.isDirectory(page.get())) {
      throw new UsageException("--page " + name + " is a folder; name a file that ends in .html");
    }
  }

  /** Draws the page if one is wanted; answers what went wrong. */
  Optional<Problem> draw(PageSubject subject, ZoneId zone) {
    return page.flatMap(file -> subject.draw(file, week, LocalDate.now(zone), zone));
  }
}
