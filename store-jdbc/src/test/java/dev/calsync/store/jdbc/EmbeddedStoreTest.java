package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.SOURCE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.StoreException;
import dev.calsync.store.Lane;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SyncStore;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database file of the store's own: opened, shared with nobody, killed, reopened. */
class EmbeddedStoreTest {

  @TempDir private Path folder;

  @Test
  void livesInAFileBesideThePath() {
    Path file = folder.resolve("calsync-db");
    try (SyncStore store = JdbcSyncStore.embedded(file)) {
      store.bindInstallation("one");
    }

    assertThat(folder.toFile().list()).containsExactly("calsync-db.mv.db");
    assertThat(boundTo(file)).isEqualTo("one");
    assertThat(boundTo(folder.resolve("calsync-db.mv.db"))).isEqualTo("one");
  }

  /** R-J4: it holds titles and places; whoever wants to share it may, and it stays so. */
  @Test
  void aNewFileIsItsOwnersAlone() throws IOException {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "this file system has no owners");
    JdbcSyncStore.embedded(folder).close();
    Path file = folder.resolve("calsync.mv.db");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    JdbcSyncStore.embedded(folder).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void livesInsideAFolderThatExists() {
    try (SyncStore store = JdbcSyncStore.embedded(folder)) {
      store.bindInstallation("one");
    }

    assertThat(folder.resolve("calsync.mv.db")).exists();
    assertThat(boundTo(folder)).isEqualTo("one");
  }

  @Test
  void inMemoryStoresShareNothingAndVanish() {
    try (SyncStore one = JdbcSyncStore.inMemory();
        SyncStore two = JdbcSyncStore.inMemory()) {
      assertThat(one.bindInstallation("one")).isEqualTo("one");
      assertThat(two.bindInstallation("two")).isEqualTo("two");
    }
  }

  @Test
  void closesOnceAndAnswersNothingMore() {
    SyncStore store = JdbcSyncStore.embedded(folder);
    store.close();
    store.close();

    assertCode("STORE_CLOSED", () -> store.bindInstallation("one"));
    assertThat(boundTo(folder)).isEqualTo("two");
  }

  @Test
  void closingWaitsForWhatIsUnderWay() throws Exception {
    SyncStore store = JdbcSyncStore.embedded(folder);
    CountDownLatch busy = new CountDownLatch(10);
    FutureTask<Integer> writing = new FutureTask<>(() -> writeUntilClosed(store, busy));
    new Thread(writing).start();
    busy.await();
    store.close();

    try (FileChannel file = FileChannel.open(folder.resolve("calsync.mv.db"), WRITE)) {
      assertThat(file.tryLock()).as("the lock that nobody holds any more").isNotNull();
    }
    int written = writing.get();
    try (SyncStore again = JdbcSyncStore.embedded(folder)) {
      assertThat(again.records().page(OWNER, RecordKind.EDGE, "", 100_000)).hasSize(written);
    }
  }

  private static int writeUntilClosed(SyncStore store, CountDownLatch busy) {
    int written = 0;
    try {
      while (true) {
        store.records().put(OWNER, RecordKind.EDGE, "r" + written, 0, "{}");
        written++;
        busy.countDown();
      }
    } catch (StoreException closed) {
      assertThat(closed.code()).isEqualTo("STORE_CLOSED");
      return written;
    }
  }

  @Test
  void anotherProcessKeepsItsFile() throws Exception {
    try (OtherProcess other = OtherProcess.on(folder)) {
      other.awaitPages(1);
      assertCode("STORE_IN_USE", () -> JdbcSyncStore.embedded(folder));
      other.kill(1);
      JdbcSyncStore.embedded(folder).close();
    }
  }

  @Test
  void whatAKilledProcessHeldIsFreeAtOnce() throws Exception {
    try (OtherProcess other = OtherProcess.on(folder)) {
      other.kill(other.awaitPages(1));
    }
    try (SyncStore store = JdbcSyncStore.embedded(folder)) {
      assertThat(store.jobs().releaseExpired()).isEqualTo(1);
      assertThat(store.jobs().claimLanes("node", 10, Duration.ofHours(1))).hasSize(1);
    }
  }

  /** The moments of a file's making differ from round to round; what comes of it must not. */
  @Test
  void aFileWhoseMakingIsKilledIsNotThereOrWhole() throws Exception {
    for (int round = 0; round < 6; round++) {
      Path home = Files.createDirectory(folder.resolve("round-" + round));
      try (OtherProcess other = OtherProcess.on(home)) {
        long enough = round * 16_384L;
        while (sizeOfHalfMade(home) < enough && Files.notExists(home.resolve("calsync.mv.db"))) {
          Thread.onSpinWait();
        }
        other.kill(0);
      }
      assertThat(boundTo(home)).as("as an empty store answers").isEqualTo("two");
      assertThat(home.toFile().list()).containsExactly("calsync.mv.db");
    }
  }

  private static long sizeOfHalfMade(Path home) {
    File[] files = Objects.requireNonNull(home.toFile().listFiles());
    return Stream.of(files)
        .filter(file -> file.getName().contains(".new-"))
        .mapToLong(File::length)
        .max()
        .orElse(-1);
  }

  @Test
  void whatTheDeadLeftHalfMadeIsForgottenAndWhatTheLivingMakeIsNot() throws Exception {
    String living = "calsync.new-" + ProcessHandle.current().pid() + "-0.mv.db";
    Files.writeString(folder.resolve("calsync.new-999999999-1.mv.db"), "half");
    Files.writeString(folder.resolve("calsync.new-diary.mv.db"), "Dear diary");
    Files.writeString(folder.resolve(living), "half");
    JdbcSyncStore.embedded(folder).close();
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("calsync.mv.db", "calsync.new-diary.mv.db", living);
  }

  @Test
  void aSecondStoreOnTheFileLeavesTheLeasesOfTheFirst() {
    try (SyncStore first = JdbcSyncStore.embedded(folder)) {
      SampleRows.hold(first, Lane.Direction.IN);
      try (SyncStore second = JdbcSyncStore.embedded(folder)) {
        assertThat(second.jobs().releaseExpired()).isZero();
      }
    }
  }

  @Test
  void whatWasCommittedOutlivesAKilledProcess() throws Exception {
    for (int round = 1; round <= 3; round++) {
      Path file = folder.resolve("round-" + round);
      int pages;
      try (OtherProcess other = OtherProcess.on(file)) {
        pages = other.kill(other.awaitPages(20 * round));
      }
      try (SyncStore store = JdbcSyncStore.embedded(file)) {
        assertWhole(store, pages);
      }
    }
  }

  /** Every page that was told is there, and none in part (INV-6). */
  private static void assertWhole(SyncStore store, int toldPages) {
    long seq = store.sources().calendarState(OWNER, SOURCE).changedSeq();
    int events = (int) seq;
    assertThat(seq).isGreaterThanOrEqualTo((long) toldPages * OtherProcess.PAGE);
    assertThat(events % OtherProcess.PAGE).isZero();
    assertThat(store.sources().calendarState(OWNER, SOURCE).at().orElseThrow().value())
        .isEqualTo("after-" + events);
    assertThat(store.sources().changedSince(OWNER, SOURCE, 0, 100_000)).hasSize(events);
    assertThat(store.sources().itemsAfter(OWNER, SOURCE, "", 100_000)).hasSize(events);
    assertThat(store.journal().after(OWNER, 0, 100_000)).hasSize(events);
    assertThat(store.jobs().page(OWNER, "", 10)).hasSize(1);
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws Exception {
    Path file = folder.resolve("notes");
    Files.writeString(folder.resolve("notes.mv.db"), "Dear diary, ".repeat(5_000));

    assertCode("STORE_CORRUPT", () -> JdbcSyncStore.embedded(file));
    assertThat(Files.readString(folder.resolve("notes.mv.db"))).startsWith("Dear diary, ");
  }

  @Test
  void refusesADamagedFile() throws Exception {
    JdbcSyncStore.embedded(folder).close();
    Path file = folder.resolve("calsync.mv.db");
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 0, Math.min(bytes.length, 16_384), (byte) 7);
    Files.write(file, bytes);

    assertCode("STORE_CORRUPT", () -> JdbcSyncStore.embedded(folder));
  }

  @Test
  void refusesADatabaseOfSomebodyElse() throws Exception {
    for (String user : List.of("sa", "calsync")) {
      Path file = folder.resolve("theirs-" + user);
      try (Connection theirs = DriverManager.getConnection("jdbc:h2:" + file, user, "")) {
        theirs.createStatement().execute("create table accounts (id int)");
      }
      assertCode("STORE_FOREIGN", () -> JdbcSyncStore.embedded(file));
      try (Connection theirs = DriverManager.getConnection("jdbc:h2:" + file, user, "")) {
        theirs.createStatement().execute("select * from accounts");
      }
    }
  }

  @Test
  void namesTheLibraryThatIsMissing() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("h2-")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    for (Class<?> ours : List.of(JdbcSyncStore.class, SyncStore.class)) {
      urls.add(ours.getProtectionDomain().getCodeSource().getLocation());
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader without = new URLClassLoader(urls.toArray(URL[]::new), platform)) {
      Class<?> store = without.loadClass(JdbcSyncStore.class.getName());
      assertThatThrownBy(() -> store.getMethod("inMemory").invoke(null))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasMessageContaining("com.h2database:h2");
    }
  }

  @Test
  void anInterruptNeitherBreaksAnOperationNorIsLost() {
    try (SyncStore store = JdbcSyncStore.embedded(folder)) {
      for (int i = 0; i < 50; i++) {
        Thread.currentThread().interrupt();
        assertThat(store.records().put(OWNER, RecordKind.EDGE, "r" + i, 0, "{}"))
            .isEqualTo(Optional.of(1L));
        assertThat(Thread.interrupted()).isTrue();
      }
      assertThat(store.records().page(OWNER, RecordKind.EDGE, "", 100)).hasSize(50);
    }
  }

  @Test
  void anInterruptInTheMiddleOfReadingTheFileLeavesItOpen() throws Exception {
    String body = "x".repeat(30_000);
    try (SyncStore store = JdbcSyncStore.embedded(folder)) {
      for (int i = 0; i < 300; i++) {
        store.records().put(OWNER, RecordKind.EDGE, "r" + i, 0, body);
      }
    }
    try (SyncStore store = JdbcSyncStore.embedded(folder)) {
      FutureTask<Integer> reading =
          new FutureTask<>(
              () -> {
                for (int i = 0; i < 300; i++) {
                  assertThat(store.records().find(OWNER, RecordKind.EDGE, "r" + i)).isPresent();
                }
                return 300;
              });
      Thread reader = new Thread(reading);
      reader.start();
      while (reader.isAlive()) {
        reader.interrupt();
        Thread.onSpinWait();
      }
      assertThat(reading.get()).isEqualTo(300);
    }
  }

  @Test
  void refusesPathsThatWouldBeSettings() {
    assertThatThrownBy(() -> JdbcSyncStore.embedded(folder.resolve("a;MODE=MySQL")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String boundTo(Path path) {
    try (SyncStore store = JdbcSyncStore.embedded(path)) {
      return store.bindInstallation("two");
    }
  }

  private static void assertCode(String code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            CalsyncException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
