package dev.calsync.connector.ics;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.event.EventBody;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.tck.connector.ConnectorRig;
import dev.calsync.tck.connector.CountingCall;
import dev.calsync.tck.connector.ProviderSide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of events, and another program that uses it. */
final class FolderRig implements ConnectorRig, ProviderSide {

  private final Path folder;
  private final Call call;
  private final ConnectorAdapter connector;
  private final Map<String, Path> spoiled = new HashMap<>();

  FolderRig(Path temp) throws IOException {
    this(Files.createDirectory(temp.resolve("events")), new RealDisk());
  }

  FolderRig(Path folder, Disk disk) {
    this.folder = folder;
    // An hour ahead, so that no file was touched just now and cursors can prove silence.
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    this.connector = new IcsConnector(clock, ZoneRulesSource.jdk(), disk);
    this.call = new CountingCall(ConnectionId.of("c-1"), IcsFolder.of(folder).settings());
  }

  Path folder() {
    return folder;
  }

  @Override
  public ConnectorAdapter connector() {
    return connector;
  }

  @Override
  public Call call() {
    return call;
  }

  @Override
  public CalendarRef calendar() {
    return new CalendarRef(call.connection(), "folder:" + folder);
  }

  @Override
  public ProviderSide provider() {
    return this;
  }

  @Override
  public int manyEvents() {
    return 502;
  }

  @Override
  public void put(String uid, EventBody body) {
    Optional<Path> there = fileOf(uid);
    Path file = there.orElseGet(() -> folder.resolve(uid + ".ics"));
    List<String> ours = there.map(known -> Vevents.ourLinesOf(read(known))).orElse(List.of());
    spoiled.remove(uid);
    write(file, Vevents.BEGIN + Vevents.of(uid, body, ours) + Vevents.END);
  }

  @Override
  public void remove(String uid) {
    delete(fileOf(uid).orElseThrow());
  }

  @Override
  public void spoil(String uid) {
    Path file = fileOf(uid).orElseThrow();
    spoiled.put(uid, file);
    write(file, read(file).substring(0, 100));
  }

  @Override
  public Optional<String> raw(String uid) {
    return fileOf(uid).map(FolderRig::read);
  }

  @Override
  public void breakDown() {
    files().forEach(FolderRig::delete);
    delete(folder);
  }

  /** What was put here has its UID for a name; only mirrors must be searched for. */
  private Optional<Path> fileOf(String uid) {
    return Optional.ofNullable(spoiled.get(uid))
        .or(() -> Optional.of(folder.resolve(uid + ".ics")).filter(Files::exists))
        .or(
            () ->
                files().stream()
                    .filter(file -> file.getFileName().toString().matches("[0-9a-v]{52}\\.ics"))
                    .filter(file -> read(file).contains("\r\nUID:" + uid + "\r\n"))
                    .findFirst());
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
