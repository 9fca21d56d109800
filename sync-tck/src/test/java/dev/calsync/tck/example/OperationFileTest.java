package dev.calsync.tck.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.AuditEntry;
import dev.calsync.store.AuditLine;
import dev.calsync.store.SyncStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no contract can test for every store (z01): a crash in the middle of an operation. */
class OperationFileTest {

  private static final OwnerId ANN = OwnerId.of("ann");

  @TempDir private Path folder;

  @Test
  void anOperationThatWasCutShortDidNotHappenAndTheNextOneDoes() throws Exception {
    tell(open("whole"), "FIRST");
    byte[] first = Files.readAllBytes(folder.resolve("whole"));
    tell(open("whole"), "SECOND");
    byte[] whole = Files.readAllBytes(folder.resolve("whole"));
    for (int cut = first.length; cut < whole.length; cut++) {
      Files.write(folder.resolve("torn"), Arrays.copyOf(whole, cut));

      tell(open("torn"), "THIRD");
      assertThat(open("torn").audit().after(ANN, 0, 9))
          .as("cut after %s bytes", cut)
          .extracting(AuditEntry::line)
          .extracting(AuditLine::action)
          .containsExactly("FIRST", "THIRD");
    }
  }

  private SyncStore open(String name) {
    return SavedStore.open(folder.resolve(name), Clock.systemUTC());
  }

  private static void tell(SyncStore store, String action) {
    store.audit().append(ANN, new AuditLine("host", action, "hold:h", "DONE"));
    store.close();
  }
}
