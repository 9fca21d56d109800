package dev.calsync.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody takes a node that gave up for one that was killed. */
class WorkerProcessTest {

  private static final Path SHELL = Path.of("/bin/sh");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(SHELL), "there is no " + SHELL);
  }

  @Test
  void aNodeThatCameUpAndEndedIsNamed() throws Exception {
    WorkerProcess node = node("echo UP; exit 1");

    assertThat(node.comesUp(PATIENCE)).isTrue();
    awaitEnd(node);
    assertThat(node.endedByItself()).isTrue();
    assertThat(node.cameUp()).isTrue();
  }

  @Test
  void aNodeThatNeverCameUpIsToldFromIt() throws Exception {
    WorkerProcess node = node("exit 1");

    assertThat(node.comesUp(PATIENCE)).isFalse();
    awaitEnd(node);
    assertThat(node.endedByItself()).isTrue();
    assertThat(node.cameUp()).isFalse();
  }

  @Test
  void aNodeThatWasKilledDidNotEndByItself() throws Exception {
    WorkerProcess node = node("echo UP; exec cat");
    assertThat(node.comesUp(PATIENCE)).isTrue();
    assertThat(node.endedByItself()).as("while it lives").isFalse();

    node.kill();
    awaitEnd(node);
    assertThat(node.endedByItself()).isFalse();
  }

  @Test
  void aNodeThatWasToldToEndDidNotEndByItself() throws Exception {
    WorkerProcess node = node("echo UP; exec cat");
    assertThat(node.comesUp(PATIENCE)).isTrue();

    node.end();
    awaitEnd(node);
    assertThat(node.endedByItself()).isFalse();
  }

  private WorkerProcess node(String script) throws IOException {
    return WorkerProcess.start(
        "w1", List.of(SHELL.toString(), "-c", script), List.of(), folder.resolve("w1.log"));
  }

  private static void awaitEnd(WorkerProcess node) {
    while (node.isAlive()) {
      Thread.onSpinWait();
    }
  }
}
