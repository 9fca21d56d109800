package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a touch proves that there was no other. */
class TouchTest {

  @Test
  void aTimeThatAnybodyCanSetProvesNothing(@TempDir Path temp) throws IOException {
    URI zip = URI.create("jar:" + temp.resolve("calendar.zip").toUri());
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path file = Files.writeString(files.getPath("/one.ics"), "one");

      assertThat(Touch.of(file).isProof(Instant.MAX)).isFalse();
    }
  }

  @Test
  void aTouchIsProofOnceTheNextMustLeaveAnotherTime(@TempDir Path temp) throws IOException {
    Touch touch = Touch.of(Files.writeString(temp.resolve("one.ics"), "one"));

    assertThat(touch.isProof(touch.at().plusSeconds(1))).isFalse();
    assertThat(touch.isProof(touch.at().plusSeconds(2))).isEqualTo(touch.kept());
  }
}
