package dev.calsync.examples.quickstart.week;

import dev.calsync.event.EventBody;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.IcalCalendar;
import dev.calsync.ical.IcalItem;
import dev.calsync.ical.IcalReader;
import dev.calsync.ical.NotACalendarException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads calendar files for the page, on a way of its own: not through a connector or a store. */
public final class AgendaReader {

  private final IcalReader reader = new IcalReader(ZoneRulesSource.jdk());

  /** A reader with the JDK's zone rules. */
  public AgendaReader() {}

  /**
   * Reads a calendar file, or all of a folder.
   *
   * @param place a file, or a folder with files whose names end in .ics
   * @return its events, under the calendar's own name or else the file's
   * @throws IOException if a file cannot be read
   * @throws dev.calsync.ical.NotACalendarException if the file is no calendar; one in a folder is
   *     counted as unreadable
   */
  public Agenda read(Path place) throws IOException {
    return read(place, Set.of());
  }

  /**
   * Reads a calendar as {@link #read(Path)} does, but for some events.
   *
   * @param place a file, or a folder
   * @param without the UIDs of the events to leave out
   * @return its other events
   * @throws IOException if a file cannot be read
   * @throws dev.calsync.ical.NotACalendarException if the file is no calendar; one in a folder is
   *     counted as unreadable
   */
  public Agenda read(Path place, Set<String> without) throws IOException {
    Sheaf sheaf = new Sheaf(without);
    if (Files.isDirectory(place)) {
      for (Path file : filesOf(place)) {
        addTo(sheaf, file);
      }
    } else {
      sheaf.add(parse(place));
    }
    return sheaf.agenda(String.valueOf(place.getFileName()));
  }

  private IcalCalendar parse(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      return reader.read(bytes);
    }
  }

  /** Of many files, one that is no calendar spoils no other; links and pipes are not opened. */
  private void addTo(Sheaf sheaf, Path file) throws IOException {
    try {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        sheaf.add(parse(file));
      } else {
        sheaf.unreadable++;
      }
    } catch (NotACalendarException noCalendar) {
      sheaf.unreadable++;
    }
  }

  private static List<Path> filesOf(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(AgendaReader::isCalendar).sorted().toList();
    }
  }

  private static boolean isCalendar(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && name.toLowerCase(Locale.ROOT).endsWith(".ics")
        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** What has been read so far. */
  private static final class Sheaf {

    private final List<EventBody> events = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Set<String> without;
    private int unreadable;

    Sheaf(Set<String> without) {
      this.without = without;
    }

    void add(IcalCalendar calendar) {
      names.add(calendar.name());
      calendar.items().stream()
          .filter(item -> !without.contains(item.uid()))
          .forEach(item -> item.match(event -> events.add(event.body()), this::count));
    }

    Agenda agenda(String fileName) {
      String own = names.size() == 1 ? names.get(0) : "";
      return new Agenda(own.isBlank() ? fileName : own, events, unreadable);
    }

    private boolean count(IcalItem.Unreadable item) {
      unreadable++;
      return true;
    }
  }
}
