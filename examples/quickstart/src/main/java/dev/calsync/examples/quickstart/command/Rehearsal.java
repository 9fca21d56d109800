package dev.calsync.examples.quickstart.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A throw-away copy of store and key, so that a plan for a new pair leaves no trace. */
final class Rehearsal implements AutoCloseable {

  private final Path folder;
  private final Keeping keeping;

  private Rehearsal(Path folder, Keeping keeping) {
    this.folder = folder;
    this.keeping = keeping;
  }

  static Rehearsal of(Keeping real) throws IOException {
    Path folder = Files.createTempDirectory("calsync-plan");
    Rehearsal rehearsal =
        new Rehearsal(
            folder, new Keeping(folder.resolve("store"), folder.resolve("key"), real.zone()));
    try {
      rehearsal.copy(real);
      return rehearsal;
    } catch (IOException | RuntimeException failed) {
      rehearsal.close();
      throw failed;
    }
  }

  Keeping keeping() {
    return keeping;
  }

  /** A target that is not there yet is planned as an empty one. */
  Place target(Place wanted) {
    return wanted.exists() ? wanted : new Place(folder.resolve("mirror.ics"), wanted.folder());
  }

  private void copy(Keeping real) throws IOException {
    if (Files.exists(real.key())) {
      Files.copy(real.key(), keeping.key());
    }
    Files.createDirectory(keeping.store());
    if (real.hasStore()) {
      copyDatabase(real, keeping.databaseFile());
    }
  }

  /** Under H2's own lock, so that nobody writes meanwhile. */
  private static void copyDatabase(Keeping real, Path to) throws IOException {
    try (FileChannel source =
            FileChannel.open(
                real.databaseFile(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = source.tryLock()) {
      if (lock == null) {
        throw Keeping.inUse(real.store());
      }
      try (FileChannel copy =
          FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        long size = source.size();
        long done = 0;
        while (done < size) {
          done += source.transferTo(done, size - done, copy);
        }
      }
    } catch (OverlappingFileLockException ourselves) {
      throw Keeping.inUse(real.store());
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
