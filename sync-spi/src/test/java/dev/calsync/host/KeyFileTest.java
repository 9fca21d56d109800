package dev.calsync.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.calsync.failure.CalsyncException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path folder;

  @Test
  void theFirstUseMakesKeysAndEveryLaterUseFindsThem() {
    KeyProvider first = KeyProvider.file(file());
    KeyProvider again = KeyProvider.file(file());

    assertThat(first.installation()).matches("calsync-[0-9a-f]{16}");
    assertThat(first.markKey()).hasSize(32).isNotEqualTo(new byte[32]);
    assertThat(again.installation()).isEqualTo(first.installation());
    assertThat(again.markKey()).isEqualTo(first.markKey());
  }

  @Test
  void twoFilesAreTwoInstallations() {
    KeyProvider one = KeyProvider.file(file());
    KeyProvider other = KeyProvider.file(folder.resolve("other.key"));

    assertThat(one.installation()).isNotEqualTo(other.installation());
    assertThat(one.markKey()).isNotEqualTo(other.markKey());
  }

  @Test
  void onlyItsOwnerMayReadTheFile() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews())
        .as("the file system has modes")
        .contains("posix");

    KeyProvider.file(file());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void nothingButTheKeyFileIsLeftInTheFolder() throws IOException {
    KeyProvider.file(file());

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file());
    }
  }

  @Test
  void theKeyHandedOutIsACopy() {
    KeyProvider keys = KeyProvider.file(file());
    byte[] handed = keys.markKey();
    handed[0] ^= 1;

    assertThat(keys.markKey()).isNotEqualTo(handed);
  }

  @Test
  void itsTextNamesTheInstallationAndNotTheKey() {
    KeyProvider keys = KeyProvider.file(file());

    assertThat(keys.toString())
        .isEqualTo("KeyFile[" + keys.installation() + "]")
        .doesNotContain(Base64.getEncoder().encodeToString(keys.markKey()));
  }

  @Test
  void ofManyWhoMakeItAtOnceAllGetTheSameKeys() throws Exception {
    int creators = 8;
    ExecutorService threads = Executors.newFixedThreadPool(creators);
    try {
      for (int round = 0; round < 200; round++) {
        Path file = folder.resolve("race-" + round + ".key");
        CyclicBarrier start = new CyclicBarrier(creators);
        List<Future<KeyProvider>> made = new ArrayList<>();
        for (int i = 0; i < creators; i++) {
          made.add(
              threads.submit(
                  () -> {
                    start.await();
                    return KeyProvider.file(file);
                  }));
        }
        Set<String> seen = new HashSet<>();
        for (Future<KeyProvider> keys : made) {
          seen.add(
              keys.get().installation() + Base64.getEncoder().encodeToString(keys.get().markKey()));
        }
        assertThat(seen).as("round %d", round).hasSize(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "half a line",
        "format=calsync-keys-2\ninstallation=a\nmark.key=KEY\n",
        "format=calsync-keys-1\ninstallation=\nmark.key=KEY\n",
        "format=calsync-keys-1\ninstallation=a\n",
        "format=calsync-keys-1\ninstallation=a\nmark.key=AAAA\n",
        "format=calsync-keys-1\ninstallation=a\nmark.key=!!!\n",
        "format=calsync-keys-1\ninstallation=\\uXYZ\nmark.key=KEY\n"
      })
  void aFileThatIsNoKeyFileIsRefusedAndKept(String text) throws IOException {
    String written = text.replace("KEY", KEY);
    Files.writeString(file(), written);

    assertRefused(file());
    assertThat(file()).hasContent(written);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(file(), new byte[] {(byte) 0xc3, (byte) 0x28});

    assertRefused(file());
  }

  @Test
  void whereNoFileCanBeMadeTheFolderIsToBlameAndNoBackupIsAskedFor() throws IOException {
    Path missing = folder.resolve("missing");
    assertNotMade(missing.resolve("calsync.key"), "its folder is not there");
    Files.writeString(missing, "no folder");
    assertNotMade(missing.resolve("calsync.key"), "its folder cannot be written to");
  }

  @Test
  void aFolderThatMayNotBeWrittenIsToldAsSuch() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    try {
      assumeThat(Files.isWritable(folder)).as("root writes everywhere").isFalse();
      assertNotMade(file(), "this user may not write to its folder");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aLinkToNowhereIsRefused() throws IOException {
    Files.createSymbolicLink(file(), folder.resolve("nowhere"));

    assertRefused(file());
  }

  @Test
  void theRefusalDoesNotTellWhatIsInTheFile() throws IOException {
    Files.writeString(
        file(), "format=calsync-keys-9\ninstallation=a\nmark.key=" + KEY.replace('A', 'Q'));

    assertThatThrownBy(() -> KeyProvider.file(file())).hasMessageNotContaining("QQQ");
  }

  private Path file() {
    return folder.resolve("calsync.key");
  }

  private static void assertRefused(Path file) {
    assertRefused(file, "KEY_FILE_UNREADABLE", "restore it from a backup");
  }

  private static void assertNotMade(Path file, String why) {
    assertRefused(file, "KEY_FILE_NOT_MADE", "cannot be made: " + why);
  }

  private static void assertRefused(Path file, String code, String says) {
    assertThatThrownBy(() -> KeyProvider.file(file))
        .isInstanceOfSatisfying(
            CalsyncException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal.retryable()).isFalse();
            })
        .hasMessageContaining(file.toString())
        .hasMessageContaining(says);
  }
}
