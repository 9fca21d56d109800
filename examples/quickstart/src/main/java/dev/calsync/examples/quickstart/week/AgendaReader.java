package dev.calsync.examples.quickstart.week;

import dev.calsync.event.EventBody;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.IcalCalendar;
import dev.calsync.ical.IcalItem;
import dev.calsync.ical.IcalReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
   * @throws dev.calsync.ical.NotACalendarException if the file, or one in the folder, is no
   *     calendar
   */
  public Agenda read(Path place) throws IOException {
    Sheaf sheaf = new Sheaf();
    for (Path file : filesOf(place)) {
      sheaf.add(parse(file));
    }
    return sheaf.agenda(String.valueOf(place.getFileName()));
  }

  private IcalCalendar parse(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      return reader.read(bytes);
    }
  }

  private static List<Path> filesOf(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(AgendaReader::isCalendar).sorted().toList();
    }
  }

  private static boolean isCalendar(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(".ics");
  }

  /** What has been read so far. */
  private static final class Sheaf {

    private final List<EventBody> events = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int unreadable;

    void add(IcalCalendar calendar) {
      names.add(calendar.name());
      calendar.items().forEach(item -> item.match(event -> events.add(event.body()), this::count));
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
