package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Where embedded databases live. Nothing here touches a class of H2: it may not be there. */
final class EmbeddedH2 {

  private static final String ENDING = ".mv.db";

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
    return guarded(() -> H2Pool.file(fileUrl(path)).open());
  }

  static JdbcSyncStore inMemory() {
    return guarded(() -> H2Pool.memory(memoryUrl()).open());
  }

  /** Through ordinary file channels, interrupting a thread that reads would close the database. */
  static String fileUrl(Path path) {
    Path file = Files.isDirectory(path) ? path.resolve("calsync") : path;
    String name = file.toAbsolutePath().normalize().toString();
    if (name.contains(";")) {
      throw new IllegalArgumentException("the path of a database has no semicolon: " + name);
    }
    int end = name.length() - (name.endsWith(ENDING) ? ENDING.length() : 0);
    return "jdbc:h2:async:" + name.substring(0, end) + SETTINGS;
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
