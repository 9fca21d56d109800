package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose disk fails, or that somebody else saves meanwhile, is whole all the time. */
class FileDiskFailureTest {

  private static final String EMPTY = Vevents.BEGIN + Vevents.END;

  private final HookedDisk disk = new HookedDisk();
  private FileRig rig;
  private Calls calls;

  @BeforeEach
  void makeFile(@TempDir Path temp) throws IOException {
    rig = new FileRig(temp.toRealPath().resolve("team.ics"), disk);
    rig.write(EMPTY);
    calls = new Calls(rig);
  }

  @Test
  void aFullDiskChangesNothing() throws IOException {
    disk.after =
        HookedDisk.failing("write", new FileSystemException("f", null, "No space left on device"));

    assertFails("DISK_FULL");

    assertThat(rig.read()).isEqualTo(EMPTY);
    try (var files = Files.list(rig.file().getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("team.ics", ".team.ics.calsync.lock");
    }
  }

  @Test
  void namesThatMayNotLastAreUnconfirmedAndConflictsStayConflicts() {
    calls.created(Samples.form(1, Samples.utc("There")));
    disk.before = HookedDisk.failing("flush", new IOException("disk gone"));

    List<WriteOutcome> outcomes =
        calls.batch(
            List.of(
                new MirrorWrite.Create(Samples.form(1, Samples.utc("Again"))),
                new MirrorWrite.Create(Samples.form(2, Samples.utc("New")))));

    assertThat(outcomes.get(0)).isInstanceOf(WriteOutcome.Conflicted.class);
    assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Unconfirmed.class);
    assertThat(calls.find(Samples.id(2))).isPresent();
  }

  @Test
  void whatSomebodySavesMeanwhileIsKept() {
    int[] saves = {1};
    disk.after = (step, path) -> saveBeside(step, saves);

    calls.created(Samples.form(1, Samples.utc("Ours")));

    assertThat(rig.read()).contains("SUMMARY:Ours", "SUMMARY:Saved 1");
    assertThat(disk.steps.stream().filter("rename"::equals)).hasSize(1);
  }

  @Test
  void aFileThatIsSavedAllTheTimeIsBusy() {
    int[] saves = {100};
    disk.after = (step, path) -> saveBeside(step, saves);

    assertFails("FILE_BUSY");

    assertThat(rig.read()).doesNotContain("SUMMARY:Ours").contains("SUMMARY:Saved 98");
  }

  /** FLT-44: whatever step the process dies at, the file is the old one or the new one, whole. */
  @Test
  void aDeathAtAnyStepLeavesTheOldOrTheNewFile() {
    for (int nth = 0; nth < 10; nth++) {
      disk.before = disk.after = (step, path) -> {};
      rig.write(EMPTY);
      int number = nth;
      dieAt(nth);
      Throwable death =
          catchThrowable(() -> calls.create(Samples.form(number, Samples.utc("Ours"))));
      disk.before = disk.after = (step, path) -> {};

      assertThat(calls.list().size()).isBetween(death == null ? 1 : 0, 1);
      calls.create(Samples.form(nth, Samples.utc("Ours")));
      assertThat(calls.list()).hasSize(1);
    }
  }

  private void saveBeside(String step, int[] left) {
    if (step.equals("write") && left[0] > 0) {
      rig.put("saved", Samples.utc("Saved " + left[0]--));
    }
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

  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void assertFails(String code) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> calls.create(Samples.form(1, Samples.utc("Ours"))))
        .matches(thrown -> thrown.failureClass() == FailureClass.TRANSIENT)
        .matches(thrown -> thrown.code().equals(code));
  }
}
