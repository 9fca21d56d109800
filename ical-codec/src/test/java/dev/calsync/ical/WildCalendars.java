package dev.calsync.ical;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Calendars of many producers, good and bad, that lie beside the repository. */
final class WildCalendars {

  private static final Path HOME =
      Path.of(System.getProperty("calsync.shared", "../../shared")).resolve("data/ics");

  /** Each file is read once for all tests. */
  private static final Map<Path, Reading> READ = new ConcurrentHashMap<>();

  private WildCalendars() {}

  /**
   * What is read of one file.
   *
   * @param name the file, from the folder of all sources on
   * @param refused why it is no calendar; empty if it is one
   * @param items what it holds
   */
  record Reading(String name, String refused, List<IcalItem> items) {

    String source() {
      return name.substring(0, name.indexOf('/'));
    }

    List<IcalItem.Event> events() {
      return items.stream()
          .flatMap(item -> item.match(Stream::of, bad -> Stream.<IcalItem.Event>empty()))
          .toList();
    }

    List<IcalItem.Unreadable> unreadable() {
      return items.stream()
          .flatMap(item -> item.match(event -> Stream.<IcalItem.Unreadable>empty(), Stream::of))
          .toList();
    }
  }

  /** An event, and the file it comes from. */
  record Found(String file, IcalItem.Event event) {
    @Override
    public String toString() {
      return file + " " + event.key();
    }
  }

  /** The files, sorted; skips the test where there are none. */
  static List<Path> files() {
    assumeTrue(Files.isDirectory(HOME), "no calendars at " + HOME);
    return files(HOME);
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reading read(Path file) {
    return READ.computeIfAbsent(file, WildCalendars::readNow);
  }

  private static Reading readNow(Path file) {
    String name =
        file.startsWith(HOME)
            ? HOME.relativize(file).toString().replace('\\', '/')
            : file.getFileName().toString();
    try (InputStream in = Files.newInputStream(file)) {
      return new Reading(name, "", Ical.READER.read(in).items());
    } catch (NotACalendarException e) {
      return new Reading(name, e.code(), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every event that can be read. */
  static List<Found> events() {
    return files().stream()
        .map(WildCalendars::read)
        .flatMap(read -> read.events().stream().map(event -> new Found(read.name(), event)))
        .toList();
  }
}
