package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where embedded databases live. Nothing here touches a class of H2: it may not be there. */
final class EmbeddedH2 {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedH2.class);
  private static final String ENDING = ".mv.db";
  private static final String ASIDE = ".new-";

  /**
   * We close the database, not a hook of the JVM that may come first; errors are ours to tell, not
   * for a trace file that quotes values; bodies of usual size stay in their rows.
   */
  private static final String SETTINGS =
      ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=64"
          + ";MAX_LENGTH_INPLACE_LOB=8192";

  /** Tells the in-memory databases of a process apart. */
  private static final AtomicLong COUNTER = new AtomicLong();

  private EmbeddedH2() {}

  static JdbcSyncStore inFile(Path path) {
    String url = fileUrl(path);
    if (Files.notExists(fileOf(path))) {
      make(path);
    }
    return guarded(() -> H2Pool.file(url).open());
  }

  /**
   * A process that is killed while H2 makes a file may leave one that never opens again. So it is
   * made aside, under a name of this process, and gets its own name once it is whole, closed and
   * kept to its owner. Where another process was faster, its file stays.
   */
  private static void make(Path path) {
    Path whole = fileOf(path);
    forgetHalfMade(whole);
    String name =
        nameOf(path) + ASIDE + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
    Path aside = Path.of(name + ENDING);
    try {
      guarded(() -> H2Pool.file(fileUrl(Path.of(name))).open()).close();
      keepToOwner(aside);
      name(aside, whole);
    } catch (FileAlreadyExistsException another) {
      LOG.debug("another process was faster to make {}", whole);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    } finally {
      forget(aside);
    }
  }

  /** A link never takes the place of a file, as a rename would; not every file system has it. */
  private static void name(Path aside, Path whole) throws IOException {
    try {
      Files.createLink(whole, aside);
    } catch (UnsupportedOperationException none) {
      Files.move(aside, whole);
    }
  }

  /** What processes left that were killed while they made it. */
  private static void forgetHalfMade(Path whole) {
    String start = whole.getFileName().toString().replace(ENDING, ASIDE);
    try (Stream<Path> files = Files.list(whole.getParent())) {
      files
          .filter(file -> isOfTheDead(file.getFileName().toString(), start))
          .forEach(EmbeddedH2::forget);
    } catch (IOException none) {
      LOG.debug("there is no folder yet for {}", whole);
    }
  }

  private static boolean isOfTheDead(String name, String start) {
    if (!name.startsWith(start) || !name.endsWith(ENDING)) {
      return false;
    }
    String process = name.substring(start.length()).split("-", 2)[0];
    return process.chars().allMatch(Character::isDigit)
        && process.length() < 19
        && !process.isEmpty()
        && ProcessHandle.of(Long.parseLong(process)).isEmpty();
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      LOG.warn("{} is of no use and may be deleted", file);
    }
  }

  /** It holds what people wrote into their calendars (R-J4). A host may decide otherwise later. */
  private static void keepToOwner(Path file) {
    PosixFileAttributeView rights = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (rights == null) {
      return;
    }
    try {
      rights.setPermissions(PosixFilePermissions.fromString("rw-------"));
    } catch (IOException refused) {
      LOG.warn("the new file of the database could not be kept to its owner: {}", file);
    }
  }

  static JdbcSyncStore inMemory() {
    return guarded(() -> H2Pool.memory(memoryUrl()).open());
  }

  /** Through ordinary file channels, interrupting a thread that reads would close the database. */
  static String fileUrl(Path path) {
    String name = nameOf(path);
    if (name.contains(";")) {
      throw new IllegalArgumentException("the path of a database has no semicolon: " + name);
    }
    return "jdbc:h2:async:" + name + SETTINGS;
  }

  private static Path fileOf(Path path) {
    return Path.of(nameOf(path) + ENDING);
  }

  /** Without the ending, which H2 adds itself. */
  private static String nameOf(Path path) {
    Path file = Files.isDirectory(path) ? path.resolve("calsync") : path;
    String name = file.toAbsolutePath().normalize().toString();
    return name.substring(0, name.length() - (name.endsWith(ENDING) ? ENDING.length() : 0));
  }

  static String memoryUrl() {
    String ours = Integer.toHexString(System.identityHashCode(EmbeddedH2.class));
    return "jdbc:h2:mem:calsync-" + ours + "-" + COUNTER.incrementAndGet() + SETTINGS;
  }

  /** What opens a store. */
  private interface Opening {
    JdbcSyncStore open();
  }

  private static JdbcSyncStore guarded(Opening opening) {
    try {
      return opening.open();
    } catch (NoClassDefFoundError missing) {
      throw new StoreException(
          "DRIVER_MISSING",
          "An embedded store needs com.h2database:h2 on the class path; add it to your build",
          missing,
          false);
    }
  }
}
