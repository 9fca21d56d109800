package dev.calsync.examples.quickstart.command;

import dev.calsync.Problem;
import dev.calsync.event.SeriesExpander;
import dev.calsync.examples.quickstart.week.Agenda;
import dev.calsync.examples.quickstart.week.AgendaReader;
import dev.calsync.examples.quickstart.week.Side;
import dev.calsync.examples.quickstart.week.Week;
import dev.calsync.examples.quickstart.week.WeekPage;
import dev.calsync.ical.NotACalendarException;
import dev.calsync.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What the week page is about.
 *
 * @param sources the sources, each in its own colour
 * @param mirror the mirror
 * @param policy what the mirror shows
 */
record PageSubject(List<Place> sources, MirrorSide mirror, Policy policy) {

  private static final SeriesExpander EXPANDER =
      ServiceLoader.load(SeriesExpander.class).findFirst().orElseThrow();

  /**
   * Draws the page of a week, or of today's or else the nearest week in which something happens. A
   * page that cannot be drawn undoes nothing, so it is told and not thrown.
   */
  Optional<Problem> draw(Path page, Optional<LocalDate> wanted, LocalDate today, ZoneId zone) {
    try {
      write(page, html(wanted, today, zone));
      return Optional.empty();
    } catch (NotACalendarException unreadable) {
      return problem(page, "was not drawn: " + unreadable.getMessage());
    } catch (IOException failed) {
      return problem(page, "was not drawn: " + Failures.fileTrouble(failed));
    }
  }

  private static Optional<Problem> problem(Path page, String what) {
    return Optional.of(
        new Problem("PAGE_NOT_DRAWN", "page:" + page, "the page " + page + " " + what));
  }

  private String html(Optional<LocalDate> wanted, LocalDate today, ZoneId zone) throws IOException {
    Side source = new Side("Source", read(sources));
    Side shown = new Side(mirror.heading(), List.of(mirror.reading().read(new AgendaReader())));
    Week week =
        wanted
            .map(day -> Week.of(day, zone))
            .orElseGet(() -> Week.nearest(today, zone, List.of(source, shown), EXPANDER));
    return new WeekPage(week, PolicyWords.sentence(policy), source, shown, mirror.evidence())
        .html(EXPANDER);
  }

  private static List<Agenda> read(List<Place> places) throws IOException {
    AgendaReader reader = new AgendaReader();
    List<Agenda> agendas = new ArrayList<>();
    for (Place place : places) {
      agendas.add(reader.read(place.path()));
    }
    return agendas;
  }

  /** Whole or not at all: a browser that reloads meanwhile never sees half a page. */
  private static void write(Path page, String html) throws IOException {
    Path absolute = page.toAbsolutePath();
    Path draft = absolute.resolveSibling("." + absolute.getFileName() + ".new");
    try {
      Files.writeString(draft, html);
      Files.move(draft, absolute, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
