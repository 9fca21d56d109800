package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write to a folder whose disk fails happened, did not happen, or says that nobody knows. */
class FolderDiskFailureTest {

  private static final IOException FULL =
      new FileSystemException("a file", null, "No space left on device");

  private final HookedDisk disk = new HookedDisk();
  private Path folder;
  private Calls calls;

  @BeforeEach
  void makeFolder(@TempDir Path temp) throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("events"));
    calls = new Calls(new FolderRig(folder, disk));
  }

  @Test
  void aFullDiskChangesNothing() throws IOException {
    disk.before = HookedDisk.failing("write", FULL);

    assertFails(FailureClass.TRANSIENT, "DISK_FULL");

    assertThat(calls.list()).isEmpty();
    assertThat(namesIn(folder)).containsExactly(".calsync.lock");
  }

  @Test
  void aDiskThatFillsUpHalfWayLeavesNothingHalfWritten() throws IOException {
    disk.after = HookedDisk.failing("write", FULL);

    assertFails(FailureClass.TRANSIENT, "DISK_FULL");

    assertThat(namesIn(folder)).containsExactly(".calsync.lock");
  }

  @Test
  void deniedAccessIsForbidden() {
    disk.before = HookedDisk.failing("write", new AccessDeniedException("a file"));

    assertFails(FailureClass.FORBIDDEN, "ACCESS_DENIED");
  }

  @Test
  void aReadOnlyFileSystemIsForbidden() {
    disk.before =
        HookedDisk.failing("write", new FileSystemException("f", null, "Read-only file system"));

    assertFails(FailureClass.FORBIDDEN, "READ_ONLY");
  }

  @Test
  void withoutHardLinksANameIsTakenFirst() {
    disk.before =
        (step, path) -> {
          if (step.equals("link")) {
            throw new UnsupportedOperationException();
          }
        };

    calls.created(Samples.form(1, Samples.utc("First")));
    assertThat(calls.create(Samples.form(1, Samples.utc("Second"))))
        .isInstanceOf(WriteOutcome.Conflicted.class);

    assertThat(disk.steps).contains("reserve", "rename");
    assertThat(titleOf(1)).isEqualTo("First");
  }

  @Test
  void aNameTakenByAProcessThatDiedIsTakenOver() throws IOException {
    Files.createFile(folder.resolve(Samples.id(1) + ".ics"));

    calls.created(Samples.form(1, Samples.utc("Ours")));

    assertThat(titleOf(1)).isEqualTo("Ours");
  }

  @Test
  void aNameThatWasTakenMeanwhileIsLeftToWhoeverTookIt() {
    disk.before =
        (step, path) -> {
          if (step.equals("link")) {
            Files.writeString(path, "theirs");
          }
        };

    assertThat(calls.create(Samples.form(1, Samples.utc("Ours"))))
        .isInstanceOf(WriteOutcome.Conflicted.class);

    assertThat(FolderRig.read(folder.resolve(Samples.id(1) + ".ics"))).isEqualTo("theirs");
  }

  @Test
  void namesThatMayNotLastAreUnconfirmed() {
    disk.before = HookedDisk.failing("flush", new IOException("disk gone"));

    assertThat(calls.create(Samples.form(1, Samples.utc("Ours"))))
        .isInstanceOf(WriteOutcome.Unconfirmed.class);

    assertThat(titleOf(1)).isEqualTo("Ours");
  }

  @Test
  void aRenameThatFailsAfterItHappenedIsUnconfirmed() {
    var written = calls.created(Samples.form(1, Samples.utc("Before")));
    disk.after = HookedDisk.failing("rename", new IOException("reply lost"));

    assertThat(calls.update(Calls.ref(written), Samples.form(1, 1, Samples.utc("After"))))
        .isInstanceOf(WriteOutcome.Unconfirmed.class);

    assertThat(titleOf(1)).isEqualTo("After");
  }

  @Test
  void aRenameThatFailsBeforeItHappenedChangesNothing() throws IOException {
    var written = calls.created(Samples.form(1, Samples.utc("Before")));
    disk.before = HookedDisk.failing("rename", FULL);

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () -> calls.update(Calls.ref(written), Samples.form(1, 1, Samples.utc("After"))));

    assertThat(titleOf(1)).isEqualTo("Before");
    assertThat(namesIn(folder)).containsExactly(".calsync.lock", Samples.id(1) + ".ics");
  }

  @Test
  void anEditJustBeforeTheRenameIsNotOverwritten() {
    var written = calls.created(Samples.form(1, Samples.utc("Before")));
    Path file = folder.resolve(written.id().value());
    disk.after =
        (step, path) -> {
          if (step.equals("write")) {
            Files.writeString(file, FolderRig.read(file).replace("Before", "Edited"));
          }
        };

    assertThat(calls.update(Calls.ref(written), Samples.form(1, 1, Samples.utc("After"))))
        .isInstanceOf(WriteOutcome.Conflicted.class);

    assertThat(titleOf(1)).isEqualTo("Edited");
  }

  @Test
  void whatHappenedBeforeABatchFailedIsToldAndTheRestIsLookedUp() {
    disk.before =
        (step, path) -> {
          if (step.equals("write") && path.toString().contains(Samples.id(2))) {
            throw FULL;
          }
        };

    List<WriteOutcome> outcomes =
        calls.batch(
            IntStream.of(1, 2, 3)
                .mapToObj(n -> Samples.form(n, Samples.utc("Number " + n)))
                .<MirrorWrite>map(MirrorWrite.Create::new)
                .toList());

    assertThat(outcomes.get(0)).isInstanceOf(WriteOutcome.Applied.class);
    assertThat(outcomes.subList(1, 3)).allMatch(WriteOutcome.Unconfirmed.class::isInstance);
    assertThat(calls.list()).hasSize(1);
  }

  @Test
  void aBatchFlushesTheFolderOnce() {
    calls.batch(
        IntStream.range(0, 20)
            .mapToObj(n -> Samples.form(n, Samples.utc("Number " + n)))
            .<MirrorWrite>map(MirrorWrite.Create::new)
            .toList());

    assertThat(disk.steps.stream().filter("flush"::equals)).hasSize(1);
    assertThat(disk.steps.stream().filter("write"::equals)).hasSize(20);
  }

  /** FLT-44: whatever step the process dies at, the old event is there, or the new one, whole. */
  @Test
  void aDeathAtAnyStepLeavesTheOldOrTheNewEventWhole() throws IOException {
    for (int nth = 0; nth < 8; nth++) {
      disk.before = disk.after = (step, path) -> {};
      Files.deleteIfExists(folder.resolve(Samples.id(nth) + ".ics"));
      var written = calls.created(Samples.form(nth, Samples.utc("Before")));
      int number = nth;
      dieAt(nth);
      Throwable death =
          catchThrowable(
              () ->
                  calls.update(Calls.ref(written), Samples.form(number, 1, Samples.utc("After"))));
      disk.before = disk.after = (step, path) -> {};

      assertThat(titleOf(nth)).isIn(death == null ? List.of("After") : List.of("Before", "After"));
      assertThat(calls.list()).hasSize(nth + 1);
    }
  }

  /** FLT-1: after a death during a create, the create is repeated or met, never doubled. */
  @Test
  void aDeathDuringACreateIsMendedByTheNextOne() {
    for (int nth = 0; nth < 8; nth++) {
      dieAt(nth);
      int number = nth;
      Throwable death =
          catchThrowable(() -> calls.create(Samples.form(number, Samples.utc("Ours"))));
      assertThat(death).isInstanceOfAny(Died.class, ConnectorException.class);
      disk.before = disk.after = (step, path) -> {};

      calls.create(Samples.form(nth, Samples.utc("Ours")));

      assertThat(titleOf(nth)).isEqualTo("Ours");
      assertThat(calls.list()).hasSize(nth + 1);
    }
  }

  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void dieAt(int nth) {
    int[] left = {nth};
    HookedDisk.Hook hook =
        (step, path) -> {
          if (left[0]-- == 0) {
            throw new Died();
          }
        };
    disk.before = hook;
    disk.after = hook;
  }

  private void assertFails(FailureClass failure, String code) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> calls.create(Samples.form(1, Samples.utc("Ours"))))
        .matches(thrown -> thrown.failureClass() == failure)
        .matches(thrown -> thrown.code().equals(code));
  }

  private String titleOf(int number) {
    SourcePart.Whole there = (SourcePart.Whole) calls.find(Samples.id(number)).orElseThrow();
    return there.body().details().text().title();
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
