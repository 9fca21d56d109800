package dev.calsync.connector.ics;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.ical.NotACalendarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;

/** Opens the calendar of a call, and sorts what goes wrong with it. */
final class IcsClient {

  private final Clock clock;
  private final IcsMapping mapping;
  private final AtomicFiles files;

  IcsClient(Clock clock, IcsMapping mapping, AtomicFiles files) {
    this.clock = clock;
    this.mapping = mapping;
    this.files = files;
  }

  /** What is done with an open calendar. */
  @FunctionalInterface
  interface Work<T> {
    T on(OpenCalendar calendar) throws IOException;
  }

  /** Does one request on a calendar. */
  <T> T on(Call call, CalendarRef calendar, Cost cost, Work<T> work) {
    call.beforeRequest(cost);
    new TimeLeft(call.deadline(), calendar.providerId()).require();
    try {
      IcsPlace place = placeOf(call);
      if (!place.identity().equals(calendar.providerId())) {
        throw IcsFailures.gone(calendar.providerId());
      }
      return work.on(open(call, place));
    } catch (NotACalendarException e) {
      throw IcsFailures.of(e, calendar.providerId());
    } catch (IOException e) {
      throw IcsFailures.of(e, calendar.providerId());
    }
  }

  /** What there is to say of the call's calendar. */
  CalendarInfo describe(Call call) {
    call.beforeRequest(Cost.READ);
    IcsPlace place = placeOf(call);
    try {
      requireThere(place);
      return new CalendarInfo(
          new CalendarRef(call.connection(), place.identity()),
          place.displayName(),
          IcsCapabilities.of(place.kind(), isWritable(place)));
    } catch (IOException e) {
      throw IcsFailures.of(e, place.kind().word() + ":" + place.path());
    }
  }

  /** Makes an empty calendar, unless something of that name is there by now. */
  void make(IcsPlace place) throws IOException {
    Path path = place.real();
    if (place.kind() == IcsPlace.Kind.FOLDER) {
      Files.createDirectory(path);
    } else if (files.create(path, mapping.emptyCalendar(clock.instant()))) {
      files.settle(folderOf(path));
    }
  }

  OpenCalendar open(Call call, IcsPlace place) throws IOException {
    requireThere(place);
    Path path = place.real();
    TimeLeft time = new TimeLeft(call.deadline(), place.identity());
    return place.kind() == IcsPlace.Kind.FOLDER
        ? new FolderCalendar(
            new FolderListing(path, time, clock, mapping),
            new FolderWrites(path, time, Drafts.inFolder(mapping, clock), files))
        : new FileCalendar(
            path.toRealPath(),
            clock,
            mapping,
            new FileWrites(time, Drafts.inFile(mapping, clock), files));
  }

  private static IcsPlace placeOf(Call call) {
    IcsPlace.fault(call.settings())
        .ifPresent(
            fault -> {
              throw IcsFailures.misconfigured(fault);
            });
    return IcsPlace.of(call.settings());
  }

  private static void requireThere(IcsPlace place) throws IOException {
    Path path = place.path();
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (place.kind() == IcsPlace.Kind.FOLDER && !Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    }
    if (place.kind() == IcsPlace.Kind.FILE && !Files.isRegularFile(path)) {
      throw new NotAFileException(path.toString());
    }
  }

  /** A file is replaced, so its folder must take a new one; a file kept read-only is respected. */
  private static boolean isWritable(IcsPlace place) throws IOException {
    Path path = place.path().toRealPath();
    return Files.isWritable(path)
        && (place.kind() == IcsPlace.Kind.FOLDER || Files.isWritable(folderOf(path)));
  }

  static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }
}
