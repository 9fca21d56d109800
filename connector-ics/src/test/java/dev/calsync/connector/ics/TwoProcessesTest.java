package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that write one file lose none of each other's writes. */
class TwoProcessesTest {

  @Test
  @Timeout(120)
  void everyWriteOfBothIsThere(@TempDir Path temp) throws IOException, InterruptedException {
    FileRig rig = new FileRig(temp.toRealPath());
    Process other = WriterProcess.start(rig.file(), 100, 50);
    try {
      WriterProcess.create(rig.file(), 0, 50);
      assertThat(other.waitFor(100, TimeUnit.SECONDS)).isTrue();
      assertThat(other.exitValue()).isZero();
    } finally {
      other.destroyForcibly();
    }

    assertThat(new Calls(rig).list()).hasSize(100);
  }
}
